import {
  authorSpecialties,
  healthProfessionSystem,
  otherProfessionSystem,
  professionOf,
  socialProfessionSystem,
  titleUserSystem,
} from '@liane/vocabulary';

/** Code systems read in the directory (digest 14.2, 17). */
export const rppsSystem = 'https://rpps.esante.gouv.fr';
export const finessSystem = 'https://finess.esante.gouv.fr';

const nos = 'https://mos.esante.gouv.fr/NOS/';

/** The four tables of professions, and the OID under which the vocabulary knows them. */
const professionTables: readonly (readonly [prefix: string, oid: string])[] = [
  [`${nos}TRE_G15-`, healthProfessionSystem],
  [`${nos}TRE_R94-`, socialProfessionSystem],
  [`${nos}TRE_R95-`, titleUserSystem],
  [`${nos}TRE_R291-`, otherProfessionSystem],
];

export const professionTableOf = (system: string): string | undefined =>
  professionTables.find(([prefix]) => system.startsWith(prefix))?.[1];

export const professionInFrench = (code: string, oid: string): string | undefined => professionOf(code, oid)?.display;

/** TRE_R38, TRE_R39, TRE_R40 and their siblings carry the savoir-faire. */
export const isKnowHow = (system: string): boolean =>
  /^https:\/\/mos\.esante\.gouv\.fr\/NOS\/TRE_R(38|39|40|42|43|44|45|97|98)-/.test(system);

/** « Gériatrie (SM) »: the label after the profession, as document authors carry it. */
export const knowHowInFrench = (code: string): string | undefined =>
  Object.values(authorSpecialties)
    .find((known) => known.code.endsWith(`/${code}`))
    ?.display.split(' - ')[1];
