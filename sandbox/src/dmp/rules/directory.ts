import { establishments, outsiders, professionals } from '@liane/cast';
import { notUnderstood } from '../refusals.ts';

/** Struct_IdNat of every active structure: `1` + FINESS, `3` + SIRET without FINESS (digest 3.8). */
const structures = new Map<string, { key: string; name: string }>([
  ...establishments.map(({ key, name, finess }) => [`1${finess}`, { key, name }] as const),
  ...outsiders.map(({ key, name, finess, siret }) => [finess ? `1${finess}` : `3${siret}`, { key, name }] as const),
]);

/** @throws Turned */
export function demandStructure(id: string): { key: string; name: string } {
  const structure = structures.get(id);
  if (!structure) throw notUnderstood('Structure introuvable ou Inactive');
  return structure;
}

/** Struct_IdNat of a place of the cast. */
export const structureOfKey = (key: string): string | undefined =>
  [...structures].find(([, structure]) => structure.key === key)?.[0];

/**
 * The national identifier has its shape, and the professional is linked to the structure: by the RPPS, or by the identifier that the
 * structure itself gave, which starts with its own (digest 3.8). @throws Turned
 */
export function demandLink(psIdNat: string, structureId: string): void {
  const internal = /^3([\dAB]{9})\/\S+$/.exec(psIdNat);
  if (internal) {
    if (`1${internal[1]}` !== structureId) throw notUnderstood('PS et Structure non liés');
    return;
  }
  if (!/^8\d{11}$/.test(psIdNat)) throw notUnderstood('NameID : ce n’est pas un PS_IdNat.');
  const professional = professionals.find((each) => each.psIdNat === psIdNat);
  if (!professional) throw notUnderstood('PS inconnu du RPPS');
  const linked = professional.practices.some(
    ({ establishmentKey }) => structureOfKey(establishmentKey) === structureId,
  );
  if (!linked) throw notUnderstood('PS et Structure non liés');
}
