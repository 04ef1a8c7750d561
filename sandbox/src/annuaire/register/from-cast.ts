import { establishments, organisations, outsiders, professionals } from '@liane/cast';
import type { CastProfessional } from '@liane/cast';
import type { KnownPlace, KnownProfessional } from './known.ts';

const elsewhere = 'unknown';

/** The places of the town. Applicative mailboxes are not published (digest 2). */
export const placesOfTheCast: readonly KnownPlace[] = [
  ...organisations.map((organisation): KnownPlace => ({
    key: organisation.key,
    name: organisation.name,
    legalEntity: true,
    finess: organisation.finessJuridique,
  })),
  ...establishments.map(({ organisationKey, mssante, ...place }): KnownPlace => ({
    ...place,
    above: organisationKey,
    ...(mssante && { mailbox: mssante.organisational }),
  })),
  ...outsiders.map(({ mssante, ...place }): KnownPlace => ({ ...place, mailbox: mssante })),
  ...professionals.flatMap(({ practices }) =>
    practices
      .filter(({ establishmentKey, finess }) => establishmentKey === elsewhere && finess !== undefined)
      .map(({ finess = '', secteur }): KnownPlace => ({
        key: elsewhere,
        name: 'EHPAD des Peupliers',
        finess,
        sectorCode: secteur,
        address: { street: '8 rue des Peupliers', postalCode: '72000', city: 'Le Mans', cogCode: '72181' },
      })),
  ),
];

/** Only those with an RPPS number are in the directory. */
export const professionalsOfTheCast: readonly KnownProfessional[] = professionals.flatMap((professional) => {
  const { rpps, professionCode, professionSystem } = professional;
  if (rpps === undefined || professionCode === undefined || professionSystem === undefined) return [];
  return [{ ...known(professional), rpps, professionCode, professionSystem }];
});

function known(
  professional: CastProfessional,
): Omit<KnownProfessional, 'rpps' | 'professionCode' | 'professionSystem'> {
  const { key, familyName, givenName, civility, savoirFaire, mssante, practices } = professional;
  return {
    key,
    familyName,
    givenName,
    civility,
    active: true,
    ...(savoirFaire !== undefined && { savoirFaire }),
    ...(mssante !== undefined && { mailbox: { address: mssante } }),
    practices: practices.map(({ establishmentKey, genre, modeExercice }) => ({
      placeKey: establishmentKey,
      genre,
      mode: modeExercice,
    })),
  };
}
