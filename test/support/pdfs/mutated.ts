import fc from 'fast-check';

/** What happens to a file on a bad disk or line: bytes change, are lost, or come twice. */
interface Damage {
  readonly how: 'flip' | 'cut' | 'repeat' | 'digits';
  /** Where in the file, from 0 to {@link PLACES}. */
  readonly at: number;
  readonly length: number;
  readonly byte: number;
}

const PLACES = 100_000;

const damages = fc.array(
  fc.record<Damage>({
    how: fc.constantFrom('flip', 'cut', 'repeat', 'digits'),
    at: fc.noBias(fc.nat(PLACES)),
    length: fc.integer({ min: 1, max: 60 }),
    byte: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** So many damaged copies of the files, each of them as often as the others; the same for the same seed. */
export const mutated = (files: readonly Uint8Array[], count: number, seed: number): readonly Uint8Array[] =>
  fc
    .sample(damages, { seed, numRuns: count })
    .flatMap((all, i) =>
      files.slice(i % files.length, (i % files.length) + 1).map((file) => all.reduce(damaged, file)),
    );

const damaged = (file: Uint8Array, { how, at, length, byte }: Damage): Uint8Array => {
  const start = Math.floor((at / PLACES) * file.length);
  const [before, own, after] = [
    file.slice(0, start),
    file.slice(start, start + length),
    file.slice(start + length),
  ];
  switch (how) {
    case 'flip':
      return joined(
        before,
        own.map((value) => value ^ byte),
        after,
      );
    case 'cut':
      return joined(before, after);
    case 'repeat':
      return joined(before, own, own, after);
    case 'digits':
      // Numbers of objects, lengths, counts, places: the file stays well-formed and means something else.
      return joined(
        before,
        own.map((value) => (value >= 48 && value <= 57 ? 48 + (byte % 10) : value)),
        after,
      );
    default:
      return how satisfies never;
  }
};

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
