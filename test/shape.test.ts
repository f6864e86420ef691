import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What the house looks like, as far as a program can see it. Imports are checked in architecture.test.ts. */

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(ending) && !path.includes('/generated/'));

const FILES_AT_THE_ROOT = 8;
const LINES_IN_A_FILE = 250;

it('the root of src holds few files', () => {
  const files = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeLessThanOrEqual(FILES_AT_THE_ROOT);
});

it.each(['src', 'playground'])('no file of %s is too long to be read at once', (folder) => {
  const long = filesIn(folder, '.ts').filter(
    (path) => readFileSync(path, 'utf8').split('\n').length - 1 > LINES_IN_A_FILE,
  );
  expect(long).toEqual([]);
});

/** Part of a sentence, or a label: three words in a row, or two of which the first begins with a capital. */
const SENTENCE = /[A-Z][a-z’']+ [a-z’']{2,}|[A-Za-z’']{2,} [a-z’']{2,} [a-z’']{2,}/;

const ERRORS =
  /Error$|^(PlaceClosed|PlatformSilent|AnswerLost|TokenRefused|ViewTooLarge|ViewDoesNotFit|super)$/;
const LOG_CALLS = /\.(info|warn|error|debug)$/;
const SQL_TAGS = /\$(query|execute)Raw(<.*>)?$|Prisma\.sql$/s;

/** Said to operators and developers, or to a database: errors that are bugs, log lines, SQL. */
const isForOthers = (node: ts.Node, source: ts.SourceFile): boolean => {
  if (ts.isStatement(node)) return false;
  const { parent } = node;
  const hasText = (part: ts.Node, pattern: RegExp): boolean => pattern.test(part.getText(source));
  return (
    (ts.isNewExpression(parent) && hasText(parent.expression, ERRORS)) ||
    (ts.isCallExpression(parent) &&
      (hasText(parent.expression, LOG_CALLS) || hasText(parent.expression, ERRORS))) ||
    (ts.isTaggedTemplateExpression(parent) && hasText(parent.tag, SQL_TAGS)) ||
    isForOthers(parent, source)
  );
};

const sentencesIn = (path: string): string[] => {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    if (isText && SENTENCE.test(node.text) && !isForOthers(node, source)) found.push(`${path}: ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** What these say is for a model, about the words of documents, or for operators and the database. */
const ROOMS_OF_THEIR_OWN =
  /^src\/core\/(generation\/(gemini|model|endpoint|extractive)|documents\/layout\/(hyphens|readable)|language|database|transfer)/;

describe('people read nothing that does not stand in bots/messages', () => {
  it.each(['src/core', 'src/bots', 'src/jobs'])('in %s', (folder) => {
    const files = filesIn(folder, '.ts')
      .filter((path) => !path.startsWith('src/bots/messages/'))
      .filter((path) => !ROOMS_OF_THEIR_OWN.test(path));
    expect(files.flatMap(sentencesIn)).toEqual([]);
  });

  it('which this check would see', () => {
    expect(sentencesIn('src/bots/messages/en/study.ts').length).toBeGreaterThan(10);
  });
});
