import type { CastEstablishment } from './types.ts';

/* The trusted space of the town (MSSanté digest 2): the list is the authority, never the look of a domain. */

/** The domain of Mon espace santé: `<matricule>@` and nobody else's. */
export const citizenDomain = 'patient.mssante.fr';

/** Every domain of the trusted space, the citizens' one included. */
export const mssanteDomains: readonly string[] = [
  'ehpad-tilleuls.mssante.fr',
  'clairval.mssante.fr',
  'ch-sablier.mssante.fr',
  'medecin.mssante.fr',
  'pharmacie.mssante.fr',
  'labo-vallee.mssante.fr',
  citizenDomain,
];

/** The mailbox of each unit, on the domain of its establishment; none when the place has no mailbox. */
export function unitMailboxes({ mssante, units }: CastEstablishment): { unitKey: string; address: string }[] {
  if (!mssante) return [];
  const domain = mssante.organisational.slice(mssante.organisational.indexOf('@'));
  return units.map(({ key, name }) => ({ unitKey: key, address: `${slug(name)}${domain}` }));
}

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
