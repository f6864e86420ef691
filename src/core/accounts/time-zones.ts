import { canonicalTimeZone } from '../day.js';
import { searchable } from '../language/searchable.js';
import { cleanName } from '../text.js';
import { OTHER_NAMES, RENAMED, SHORT_NAMES } from './time-zone-names.js';

/** A zone under a name that people call it by: a city, a country, an offset, or its own. */
export interface NamedZone {
  /** IANA, or an offset such as `+05:30`. */
  readonly zone: string;
  readonly name: string;
}

const AREAS = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

/** The zone that somebody means by a city, a country of one zone, an offset, or its own name. */
export const timeZoneOf = (typed: string): NamedZone | undefined => {
  const name = cleanName(typed.replace(/\p{Cf}/gu, ''));
  const place = name.replace(/,.*/s, '').trim();
  return offsetOf(name) ?? knownAs(name) ?? knownAs(place) ?? linkOf(name);
};

/** Cities and countries whose name holds what was typed, first those that begin so; zones once there is a `/`. */
export const suggestTimeZones = (typed: string, limit: number): readonly NamedZone[] => {
  const letters = keyOf(typed);
  const found = [...byName()].filter(
    ([key]) => key.includes(letters) && key.includes('/') === letters.includes('/'),
  );
  const begin = found.filter(([key]) => key.startsWith(letters));
  const others = found.filter(([key]) => !key.startsWith(letters));
  return [...begin, ...others].slice(0, limit).flatMap(([, named]) => resolved(named) ?? []);
};

/** Shown as it was typed, unless that was in small letters. */
const knownAs = (typed: string): NamedZone | undefined => {
  const named = byName().get(keyOf(typed));
  const known = named && resolved(named);
  return known && /\p{Lu}/u.test(typed) ? { ...known, name: typed } : known;
};

const keyOf = (name: string): string => searchable(name.replaceAll('_', ' '));

const OFFSET = /^(?<word>utc|gmt)?\s*(?<sign>[+-])\s*(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?$/;
const EARLIEST_MINUTES = -12 * 60;
const LATEST_MINUTES = 14 * 60;

const offsetOf = (typed: string): NamedZone | undefined => {
  const { word = 'utc', sign = '', hours = '', minutes = '' } = OFFSET.exec(searchable(typed))?.groups ?? {};
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  if (sign === '' || offset < EARLIEST_MINUTES || offset > LATEST_MINUTES) return;
  const name = `${word.toUpperCase()}${sign}${Number(hours)}${minutes === '' ? '' : `:${minutes}`}`;
  return { zone: `${sign}${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`, name };
};

/** An older name that the runtime knows (`Japan`), or one with its area left out (`Harbin`). */
const linkOf = (typed: string): NamedZone | undefined => {
  const name = typed.replaceAll(' ', '_');
  for (const link of [name, ...AREAS.map((area) => `${area}/${name}`)]) {
    const zone = canonicalTimeZone(link);
    if (zone !== undefined) return { zone: renamed(zone), name: typed };
  }
  return;
};

const renamed = (zone: string): string => RENAMED[zone] ?? zone;

/** A country's zone is looked up only once it is asked for, which takes the runtime long. */
type Known = NamedZone | { readonly region: string; readonly name: string };

const resolved = (known: Known): NamedZone | undefined => {
  if ('zone' in known) return known;
  const [zone, another] = zonesOf(known.region);
  return zone === undefined || another !== undefined ? undefined : { zone: renamed(zone), name: known.name };
};

let names: ReadonlyMap<string, Known> | undefined;

/** What every name means that is known beforehand. */
const byName = (): ReadonlyMap<string, Known> => {
  names ??= keyed([...listed(SHORT_NAMES), ...zones(), ...listed(OTHER_NAMES), ...countries()]);
  return names;
};

/** Of two names that are alike, the first. */
const keyed = (all: readonly Known[]): ReadonlyMap<string, Known> => {
  const found = new Map<string, Known>();
  for (const known of all) if (!found.has(keyOf(known.name))) found.set(keyOf(known.name), known);
  return found;
};

const zones = (): readonly NamedZone[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone')].flatMap((old) => {
    const zone = renamed(old);
    return [zone, cityOf(zone), cityOf(old)].map((name) => ({ zone, name }));
  });

const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

const listed = (names: Readonly<Record<string, readonly string[]>>): readonly NamedZone[] =>
  Object.entries(names).flatMap(([zone, names]) => names.map((name) => ({ zone, name })));

const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
const REGIONS = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));
const COUNTRY_LANGUAGES = ['en', 'de'];

const countries = (): readonly Known[] =>
  COUNTRY_LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return REGIONS.flatMap((region) => {
      const name = names.of(region);
      return name === undefined ? [] : [{ region, name }];
    });
  });

/** Newer runtimes have a method for it, older ones a property; the types know neither. */
const zonesOf = (region: string): readonly string[] => {
  const locale: Intl.Locale & {
    readonly timeZones?: readonly string[];
    getTimeZones?(): readonly string[] | undefined;
  } = new Intl.Locale(`und-${region}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};
