import { foldName } from '@liane/vocabulary';
import { annuaireStructureNameModifier } from '@liane/vocabulary/unverified/annuaire';
import { AnnuaireQueryInvalid } from './errors.ts';
import type { Line } from './line.ts';
import type { DirectoryEntry, OrganisationsQuery } from './messages.ts';
import { isThere, placeParameters } from './place.ts';
import { readOrganization } from './resources.ts';
import { search } from './search.ts';
import { finessSystem } from './systems.ts';

/** Words that tell nothing of a structure. */
const empty = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'd', 'l', 'et', 'au', 'aux']);

/** Structures by number, by any word of their name, by place. Inactive ones only when asked by FINESS. */
export async function organisations(line: Line, query: OrganisationsQuery): Promise<DirectoryEntry[]> {
  const { finess, place } = query;
  const words = foldName(query.name ?? '')
    .split(' ')
    .filter((word) => word !== '' && !empty.has(word));
  if (finess === undefined && place === undefined && words.length === 0)
    throw new AnnuaireQueryInvalid('il faut un nom, un numéro FINESS ou un lieu');
  // Accents are not told to the service: the longest word is asked, the others are looked for in what comes.
  const [longest] = words.toSorted((a, b) => b.length - a.length);
  const parameters: (readonly [string, string])[] = [
    ...(finess === undefined ? [['active', 'true'] as const] : [['identifier', `${finessSystem}|${finess}`] as const]),
    ...(longest === undefined ? [] : [[`name${annuaireStructureNameModifier}`, longest] as const]),
    ...(place === undefined ? [] : placeParameters(place)),
    ['_count', '50'],
  ];
  const found = await search(line, 'Organization', parameters, AbortSignal.timeout(line.settings.timeout));
  return found
    .filter(({ type }) => type === 'Organization')
    .map(({ content }): DirectoryEntry => ({ ...nobody, savoirFaire: [], ...readOrganization(content) }))
    .filter(
      (entry) =>
        (place === undefined || isThere(entry.address, place)) &&
        words.every((word) => foldName(entry.organisation ?? '').includes(word)),
    );
}

const nobody = {
  kind: 'organisation',
  rpps: null,
  familyName: null,
  givenName: null,
  professionCode: null,
  professionInFrench: null,
} as const satisfies Partial<Record<keyof DirectoryEntry, unknown>>;
