import { parse } from 'uuid';
import { type AnyId, idFromBytes } from '../../core/ids.js';

/** How one value of an action becomes bytes of a fixed size, and back. */
export interface Field<T> {
  readonly size: number;
  write(value: T): readonly number[];
  /** Undefined when no value is written like this. */
  read(bytes: Uint8Array): T | undefined;
}

const UUID_BYTES = 16;
const unsigned = (size: number): Field<number> => ({
  size,
  write: (value) => {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * size))
      throw new RangeError(`not ${size} bytes: ${value}`);
    return Array.from({ length: size }, (_, i) => Math.floor(value / 2 ** (8 * (size - 1 - i))) % 256);
  },
  read: (bytes) => bytes.reduce((value, byte) => value * 256 + byte, 0),
});

export const u8 = unsigned(1);
export const u16 = unsigned(2);
export const u32 = unsigned(4);

export const id = <T extends AnyId>(): Field<T> => ({
  size: UUID_BYTES,
  write: (value) => [...parse(value)],
  read: (bytes) => (isUuid7(bytes) ? idFromBytes<T>(bytes) : undefined),
});

/** An id or nothing, which is written as the nil UUID. */
export const maybeId = <T extends AnyId>(): Field<T | null> => ({
  size: UUID_BYTES,
  write: (value) => (value === null ? Array<number>(UUID_BYTES).fill(0) : [...parse(value)]),
  read: (bytes) => (bytes.every((byte) => byte === 0) ? null : id<T>().read(bytes)),
});

export const oneOf = <const T>(values: readonly T[]): Field<T> => ({
  size: 1,
  write: (value) => u8.write(values.indexOf(value)),
  read: (bytes) => values[bytes[0] ?? values.length],
});

export const flag: Field<boolean> = oneOf([false, true]);

type AnyFields = Readonly<Record<string, Field<never> | Field<unknown>>>;

/** The bytes of all fields in the order of their declaration. */
export const writeFields = (fields: AnyFields, values: Readonly<Record<string, unknown>>): number[] =>
  Object.entries(fields).flatMap(([name, field]) => [...(field as Field<unknown>).write(values[name])]);

/** The fields' values, or undefined when the bytes are not exactly what {@link writeFields} would write. */
export const readFields = (fields: AnyFields, bytes: Uint8Array): Record<string, unknown> | undefined => {
  const values: Record<string, unknown> = {};
  let at = 0;
  for (const [name, field] of Object.entries(fields)) {
    const slice = bytes.subarray(at, at + field.size);
    const value = slice.length === field.size ? field.read(slice) : undefined;
    if (value === undefined) return;
    values[name] = value;
    at += field.size;
  }
  return at === bytes.length ? values : undefined;
};

const isUuid7 = (bytes: Uint8Array): boolean => (bytes[6] ?? 0) >> 4 === 7 && (bytes[8] ?? 0) >> 6 === 2;
