import { type ComponentChild, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { Button, Pre, Spoiler, WebLink } from '../elements.js';
import { Moment } from '../time.js';

/** Begins the command that a text mentions. */
export const OfferCommand = createContext((_path: string): void => undefined);

/** Text in Discord's Markdown. */
export const Markdown = ({ source }: { readonly source: string }) => {
  const blocks = useMemo(() => blocksOf(source.split('\n')), [source]);
  return <div class="markdown">{blocks}</div>;
};

const CommandMention = ({ path }: { readonly path: string }) => {
  const offer = useContext(OfferCommand);
  return <Button class="mention" text={`/${path}`} work={() => offer(path)} />;
};

const INLINE: readonly [RegExp, (found: string[]) => ComponentChild][] = [
  [/^\\([^A-Za-z0-9\s])/, ([, literal]) => literal],
  [/^`+([^`]+)`+/, ([, code]) => <code>{code}</code>],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, ([, inner]) => <strong>{inline(inner)}</strong>],
  [/^__((?:\\.|[^\\])+?)__/s, ([, inner]) => <u>{inline(inner)}</u>],
  [/^~~((?:\\.|[^\\])+?)~~/s, ([, inner]) => <s>{inline(inner)}</s>],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/s, ([, inner]) => <Spoiler>{inline(inner)}</Spoiler>],
  [/^\*((?:\\.|[^*\\])+)\*/s, ([, inner]) => <em>{inline(inner)}</em>],
  [/^_((?:\\.|[^_\\])+)_(?!\w)/s, ([, inner]) => <em>{inline(inner)}</em>],
  [/^<t:(\d+)(?::([tTdDfFR]))?>/, ([, unix, style]) => <Moment unix={Number(unix)} style={style} />],
  [/^<@!?(\d+)>/, ([, id]) => <span class="mention">{`@${id}`}</span>],
  [/^<\/([^:>]+):\d+>/, ([, path = '']) => <CommandMention path={path} />],
  [
    /^\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/,
    ([, label, url = '']) => <WebLink url={url}>{inline(label)}</WebLink>,
  ],
  [/^https?:\/\/[^\s<>]+/, ([url = '']) => <WebLink url={url}>{url}</WebLink>],
];

const inline = (source = ''): ComponentChild[] => {
  const parts: ComponentChild[] = [];
  for (let at = 0; at < source.length; ) {
    const [made, length] = firstMatch(source.slice(at));
    at += length;
    const last = parts.at(-1);
    // Single characters become whole texts again, so that halves of an emoji do not part.
    if (typeof made === 'string' && typeof last === 'string') parts.splice(-1, 1, last + made);
    else parts.push(made);
  }
  return parts;
};

const firstMatch = (rest: string): [made: ComponentChild, length: number] => {
  for (const [pattern, make] of INLINE) {
    const match = pattern.exec(rest);
    if (match) return [make(match), match[0].length];
  }
  return [rest.charAt(0), 1];
};

const HEADINGS = { '#': 'h3', '##': 'h4', '###': 'h5', '-#': 'small' } as const;
const HEADING = /^(#{1,3}|-#) (?=.)/;
const QUOTE = /^> ?/;
const ITEM = /^\s*[-*] (?=\S)/;
/** A line of another kind than plain text. */
const MARKED = /^(```|> |#{1,3} |-# |\s*[-*] \S)/;

const blocksOf = (lines: readonly string[]): ComponentChild[] => {
  const [first] = lines;
  if (first === undefined) return [];
  const [block, taken] = firstBlock(first, lines);
  return [block, ...blocksOf(lines.slice(taken))];
};

const firstBlock = (first: string, lines: readonly string[]): [block: ComponentChild, lines: number] => {
  if (first.startsWith('```')) return codeBlock(first.slice(3), lines);
  const quoted = leading(lines, QUOTE);
  if (quoted.length > 0) return [<Quote lines={quoted} />, quoted.length];
  const items = leading(lines, ITEM).map((item) => <li>{inline(item)}</li>);
  if (items.length > 0) return [<ul>{items}</ul>, items.length];
  const mark = HEADING.exec(first)?.[1];
  const Heading = isHeading(mark) ? HEADINGS[mark] : undefined;
  if (Heading) return [<Heading>{inline(first.replace(HEADING, ''))}</Heading>, 1];
  // Inline markup can span lines, so lines without a mark of their own stay together.
  const end = lines.findIndex((line, at) => at > 0 && MARKED.test(line));
  const plain = lines.slice(0, end < 0 ? lines.length : end);
  return [<p>{inline(plain.join('\n'))}</p>, plain.length];
};

const Quote = ({ lines }: { readonly lines: readonly string[] }) => (
  <blockquote>
    <Markdown source={lines.join('\n')} />
  </blockquote>
);

const isHeading = (mark = ''): mark is keyof typeof HEADINGS => mark in HEADINGS;

/** The lines that begin with a mark, without it. */
const leading = (lines: readonly string[], mark: RegExp): string[] => {
  const end = lines.findIndex((line) => !mark.test(line));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(mark, ''));
};

/** @param head what follows the fence: a language, which is not shown, or already code */
const codeBlock = (head: string, lines: readonly string[]): [block: ComponentChild, lines: number] => {
  const end = lines.findIndex((line, at) => at > 0 && line.endsWith('```'));
  const inside = lines.slice(1, end < 0 ? lines.length : end + 1);
  const code = [...(/^\w*$/.test(head) ? [] : [head]), ...inside].join('\n').replace(/\n?```$/, '');
  return [<Pre>{code}</Pre>, inside.length + 1];
};
