import { makeBirthplaceIndex, type Birthplace, type BirthplaceIndex } from '@liane/vocabulary/birthplaces';
import type { Tx } from '../platform/index.ts';
import { identityTables } from './tables.ts';

let index: BirthplaceIndex | undefined;
let readAt: number | undefined;

/** The places of birth known here; the COG is read at the first question. */
export const birthPlaces = (): BirthplaceIndex => (index ??= makeBirthplaceIndex());

/** The place as it was called on the birth date; the code itself when no place is known by it. */
export const birthPlaceName = (code: string, birthDate: string): string =>
  birthPlaces().byCode(code, birthDate)?.name ?? code;

/** The same, once the dated communes imported since (by this process or another) are read. */
export async function freshBirthPlaces(tx: Tx): Promise<BirthplaceIndex> {
  const kept = await identityTables(tx)
    .selectFrom('reference_imports')
    .select('imported_at')
    .where('name', '=', 'communes')
    .executeTakeFirst();
  const importedAt = kept?.imported_at.getTime();
  if (importedAt === readAt) return birthPlaces();
  const rows = await identityTables(tx).selectFrom('reference_communes').selectAll().execute();
  index = makeBirthplaceIndex({
    extra: rows.map((row) => ({
      code: row.code,
      name: row.name,
      from: row.from_date ?? undefined,
      to: row.to_date ?? undefined,
      becameCode: row.became_code ?? undefined,
    })),
  });
  readAt = importedAt;
  return index;
}

/** What tells two places of one name apart: `commune, département 35`, `commune déléguée de …`. */
export function detailOf(place: Birthplace, places: BirthplaceIndex): string {
  const became =
    place.becameCode && place.becameCode !== place.code ? places.byCode(place.becameCode)?.name : undefined;
  const until = place.to ? ` jusqu’en ${place.to.slice(0, 4)}` : '';
  const of = became ? ` de ${became}` : '';
  const kinds: Record<Birthplace['kind'], string> = {
    commune: 'commune',
    'commune-deleguee': `commune déléguée${of}`,
    'commune-associee': `commune associée${of}`,
    arrondissement: `arrondissement${of}`,
    'ancienne-commune': `ancienne commune${until}${became ? `, devenue ${became}` : ''}`,
    pays: 'pays étranger',
  };
  return place.department === undefined ? kinds[place.kind] : `${kinds[place.kind]} (${place.department})`;
}
