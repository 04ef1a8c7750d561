import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { countries } from './countries.ts';
import { isCommuneCode } from './dated-communes.ts';
import type { DatedCommune } from './dated-communes.ts';
import { foldName } from './names.ts';

export * from './dated-communes.ts';

export type BirthplaceKind =
  | 'commune'
  | 'commune-deleguee'
  | 'commune-associee'
  | 'arrondissement'
  | 'ancienne-commune'
  | 'pays';

/** A place of the COG where somebody can be born. */
export interface Birthplace {
  /** 5 characters; `99xxx` abroad. */
  code: string;
  /** As it is, or was, called. */
  name: string;
  kind: BirthplaceKind;
  /** Two or three characters, `undefined` abroad. */
  department: string | undefined;
  /** First day, when an imported file tells it. */
  from: string | undefined;
  /** First day it was no longer so, when an imported file tells it. */
  to: string | undefined;
  /** The commune it belongs to or became. */
  becameCode: string | undefined;
}

export interface BirthplaceIndex {
  /** Places whose name (or code) answers `query`, as they were on `birthDate` (any day when `undefined`), best first. Nothing under 2 letters. */
  find(query: string, birthDate: string | undefined, limit: number): Birthplace[];
  /** The place of a code, as it was on `birthDate` when the file tells; else as it is. `undefined` when no place ever had it. */
  byCode(code: string, birthDate?: string): Birthplace | undefined;
}

/** Builds the index of today's COG, enriched with the dated communes an installation imported. Reads its data once per index. */
export function makeBirthplaceIndex({ extra = [] }: { extra?: readonly DatedCommune[] } = {}): BirthplaceIndex {
  const entries = allPlaces(extra).map((place) => ({ place, folded: foldName(place.name) }));
  const byCode = new Map<string, Birthplace[]>();
  for (const { place } of entries) {
    const sameCode = byCode.get(place.code);
    if (sameCode === undefined) byCode.set(place.code, [place]);
    else sameCode.push(place);
  }

  return {
    find(query, birthDate, limit) {
      const asked = withSaintsInFull(foldName(query));
      if (asked.length < 2) return [];
      const words = asked.split(' ');
      const found: { place: Birthplace; folded: string; rank: number }[] = [];
      for (const { place, folded } of entries) {
        if (!wasSoOn(place, birthDate)) continue;
        const rank = rankOf(place, folded, asked, words);
        if (rank !== undefined) found.push({ place, folded, rank });
      }
      return found
        .toSorted(
          (a, b) =>
            a.rank - b.rank || kindOrder[a.place.kind] - kindOrder[b.place.kind] || (a.folded < b.folded ? -1 : 1),
        )
        .slice(0, limit)
        .map(({ place }) => place);
    },

    byCode(code, birthDate) {
      const known = byCode.get(code.toUpperCase()) ?? [];
      return known.find((place) => wasSoOn(place, birthDate)) ?? known[0];
    },
  };
}

/** `find` on today's COG; the data is read at the first call. */
export const findBirthplaces = (query: string, birthDate: string | undefined, limit: number): Birthplace[] =>
  today().find(query, birthDate, limit);

/** `byCode` on today's COG; the data is read at the first call. */
export const birthplaceByCode = (code: string, birthDate?: string): Birthplace | undefined =>
  today().byCode(code, birthDate);

let todayIndex: BirthplaceIndex | undefined;
const today = (): BirthplaceIndex => (todayIndex ??= makeBirthplaceIndex());

interface CogCommune {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  chefLieu?: string;
  commune?: string;
}

const kindOf = {
  'commune-actuelle': 'commune',
  'commune-deleguee': 'commune-deleguee',
  'commune-associee': 'commune-associee',
  'arrondissement-municipal': 'arrondissement',
} as const;

const kindOrder: Record<BirthplaceKind, number> = {
  commune: 0,
  arrondissement: 1,
  pays: 2,
  'commune-deleguee': 3,
  'commune-associee': 4,
  'ancienne-commune': 5,
};

function allPlaces(extra: readonly DatedCommune[]): Birthplace[] {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
  const current = JSON.parse(readFileSync(file, 'utf8')) as CogCommune[];
  const dated = new Set(extra.map((row) => row.code));
  const lasting = new Set(extra.filter((row) => row.to === undefined).map((row) => row.code));
  const places: Birthplace[] = [];
  for (const { code, nom, type, chefLieu, commune } of current) {
    if (type === 'commune-actuelle' ? lasting.has(code) : dated.has(code)) continue;
    places.push({
      code,
      name: nom,
      kind: kindOf[type],
      department: departmentOf(code),
      from: undefined,
      to: undefined,
      becameCode: chefLieu ?? commune,
    });
  }
  for (const { code, name, from, to, becameCode } of extra)
    places.push({
      code,
      name,
      kind: to === undefined ? 'commune' : 'ancienne-commune',
      department: departmentOf(code),
      from,
      to,
      becameCode,
    });
  for (const [code, name] of countries)
    places.push({
      code,
      name,
      kind: 'pays',
      department: undefined,
      from: undefined,
      to: undefined,
      becameCode: undefined,
    });
  return places;
}

function departmentOf(code: string): string | undefined {
  if (!isCommuneCode(code)) return undefined;
  return code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2);
}

/** INSi gives Corsicans born before 1976 their 2A or 2B code (kit: a birth of 1960 at 2B020): those codes have no first day. */
function wasSoOn({ code, from, to }: Birthplace, birthDate: string | undefined): boolean {
  if (birthDate === undefined) return true;
  const alwaysSo = from === undefined || from === '1943-01-01' || (from === '1976-01-01' && /^2[AB]/.test(code));
  return (alwaysSo || from <= birthDate) && (to === undefined || birthDate < to);
}

function rankOf(place: Birthplace, folded: string, asked: string, words: string[]): number | undefined {
  if (folded === asked) return 0;
  if (folded.startsWith(asked)) return 1;
  if (folded.replace(/^(l|le|la|les) /, '').startsWith(asked)) return 2;
  if (/^\d[\dab]\d{0,3}$/.test(asked) && place.code.toLowerCase().startsWith(asked)) return 3;
  const itsWords = folded.split(' ');
  return words.every((word) => itsWords.some((its) => its.startsWith(word))) ? 4 : undefined;
}

const withSaintsInFull = (folded: string): string => folded.replace(/\bst\b/g, 'saint').replace(/\bste\b/g, 'sainte');
