import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import helper from '@prisma/generator-helper';

/**
 * A Prisma generator that runs after the client's: a column whose comment ends in `[DeckId]` has the type
 * `Columns['DeckId']` of src/core/database/columns.ts in place of `string` or of Prisma's JSON.
 * (prisma-json-types-generator 5.1.1 does the same for JSON, but cannot do it for `uuid` columns.)
 */
helper.generatorHandler({
  onManifest: () => ({ prettyName: 'column types', requiresGenerators: ['prisma-client'] }),
  onGenerate: async ({ dmmf: { datamodel }, generator }) => {
    const folder = generator.output?.value ?? '';
    const used = new Set<string>();
    for (const { name, fields } of datamodel.models) {
      const types = columnTypes(fields);
      for (const type of types.values()) used.add(type);
      await typeColumns(join(folder, 'models', `${name}.ts`), types);
    }
    await writeFile(join(folder, 'columns.ts'), checkedUse([...used].sort()));
  },
});

interface Field {
  readonly name: string;
  readonly documentation?: string | undefined;
}

const columnTypes = (fields: readonly Field[]): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap(({ name, documentation }): [string, string][] => {
      const type = documentation?.match(/\[(\w+)\]$/)?.[1];
      return type === undefined ? [] : [[name, `Columns['${type}']`]];
    }),
  );

const typeColumns = async (file: string, types: ReadonlyMap<string, string>): Promise<void> => {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => typed(line, types));
  await writeFile(file, [...lines, "import type { Columns } from '../../columns.js';", ''].join('\n'));
};

/** Operands inside filters (`in`, `not`) stay as wide as they are. */
const typed = (line: string, types: ReadonlyMap<string, string>): string => {
  const [, start = '', column = '', type = ''] = line.match(/^( +(\w+)\??: )(.+)$/) ?? [];
  const narrow = types.get(column);
  return narrow === undefined
    ? line
    : start + type.replace(/\b(string|runtime\.(Input)?JsonValue)\b/g, narrow);
};

/** Prisma switches the checks of its models off, so that a type which nobody declares would be `any`: this file shows it. */
const checkedUse = (types: readonly string[]): string =>
  `import type { Columns } from '../columns.js';\nexport type Used = [${types.join(', ')}];\n`;
