import type { Professional, Structure } from '@liane/cda';
import {
  authorSpecialties,
  authorSpecialtyOf,
  professions,
  psIdNatOfRpps,
  psIdNatOfStaff,
  structIdNatOfFiness,
  type Coded,
  type Profession,
} from '@liane/vocabulary';
import type { RightsRole } from '../../platform/index.ts';
import type { NamedProfessional } from '../needs.ts';
import type { Material } from './material.ts';

/** Who signs when no profession is known to this product: by the role held. */
const byRole: Record<RightsRole, Coded> = {
  medecin: authorSpecialties.doctor,
  infirmier: authorSpecialties.nurse,
  soignant: authorSpecialties.careAssistant,
  accompagnant: authorSpecialties.otherSocialProfessional,
  coordination: authorSpecialties.careCoordinator,
  administratif: authorSpecialties.medicalSecretary,
  encadrement: authorSpecialties.director,
  administrateur: authorSpecialties.otherProfessional,
};

/** Several national lists number professions; the one that this product names under that number. */
const professionOfCode = (code: string | null): Profession | undefined =>
  Object.values(professions).find((known) => known.code === code && known !== professions.knownByRole);

/** Author, signatory and performer of the act (CDA digest §1.5-1.6). */
export function signer({
  author,
  act,
  establishment,
}: Pick<Material, 'author' | 'act' | 'establishment'>): Professional {
  const profession = professionOfCode(author.professionCode);
  return {
    psIdNat: author.rpps ? psIdNatOfRpps(author.rpps) : psIdNatOfStaff(establishment.finess, act.accountId),
    code: profession ? authorSpecialtyOf(profession, author.savoirFaire) : byRole[act.role],
    family: author.familyName.toLocaleUpperCase('fr'),
    given: author.givenName,
    ...(author.civility ? { civility: author.civility } : {}),
    ...(profession === professions.doctor ? { title: 'DR' } : {}),
    organisation: structureOf(establishment),
  };
}

/** The establishment that issues the document. */
export const structureOf = ({ finess, name, address, phone }: Material['establishment']): Structure => ({
  structIdNat: structIdNatOfFiness(finess),
  name,
  address: { streetName: address.street, postalCode: address.postalCode, city: address.city, use: 'WP' },
  ...(phone ? { telecoms: [{ kind: 'tel' as const, value: phone, use: 'WP' as const }] } : {}),
});

/** `Aurélie BESNARD, infirmier`. */
export const inOneLine = (professional: NamedProfessional, profession: string): string =>
  `${professional.givenName} ${professional.familyName.toLocaleUpperCase('fr')}, ${profession.toLocaleLowerCase('fr')}`.trim();

/** `Dr Philippe AUBERT`. */
export const doctorName = ({ givenName, familyName }: { givenName?: string | undefined; familyName: string }): string =>
  ['Dr', givenName, familyName.toLocaleUpperCase('fr')].filter(Boolean).join(' ');
