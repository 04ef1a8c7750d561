import type { Correspondent, NationalCorrespondent } from '@liane/server/contract/directory';

/** Someone chosen in a list, from the house or from the Annuaire Santé: what a form may take. */
export type Chosen = Pick<
  Correspondent,
  'name' | 'professionInFrench' | 'rpps' | 'finess' | 'address' | 'phone' | 'mssanteAddress'
> & { familyName: string; givenName: string };

export const chosenInTheHouse = (found: Correspondent): Chosen => ({ ...found, ...namesOf(found.name) });

/** One line for each address of somebody: which mailbox is written to is chosen by a person. */
export const eachAddress = (found: NationalCorrespondent): NationalCorrespondent[] =>
  found.mssanteAddresses.length < 2
    ? [found]
    : found.mssanteAddresses.map((mssanteAddress) => ({ ...found, mssanteAddress }));

/** The directory keeps the two names apart; a pharmacy or a hospital has none. */
export const chosenNationally = (found: NationalCorrespondent): Chosen => ({
  ...found,
  name: found.name,
  familyName: found.familyName ?? found.name,
  givenName: found.givenName ?? '',
});

/** `Dr Anne LE GALL` → given name `Anne`, family name `LE GALL`: the capitals are the family name. */
export function namesOf(name: string): { givenName: string; familyName: string } {
  const words = name.split(/\s+/).filter((word) => word !== '' && !/^(dr|pr|m|mme)\.?$/i.test(word));
  const family = words.filter((word) => word.length > 1 && word === word.toLocaleUpperCase('fr'));
  if (family.length === 0) return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? name };
  return { givenName: words.filter((word) => !family.includes(word)).join(' '), familyName: family.join(' ') };
}

/** Who each one is, and where, in one quiet line. */
export const detailsOf = (found: NationalCorrespondent): string =>
  [[found.professionInFrench, ...found.savoirFaire].filter(Boolean).join(', '), found.organisation, found.address]
    .filter(Boolean)
    .join(' · ');

/** How to write to them is always said, even when one cannot. */
export const wayTo = ({
  mssanteAddress,
  outsideTrustedSpace,
}: Pick<NationalCorrespondent, 'mssanteAddress' | 'outsideTrustedSpace'>): string =>
  mssanteAddress ?? (outsideTrustedSpace ? 'adresse hors de l’espace de confiance' : 'sans adresse MSSanté');
