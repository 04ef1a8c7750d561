import type { RightsRole, access } from '@liane/server/contract/access';
import type { BodyOf } from '@liane/server/contract/platform';
import { professions } from '@liane/vocabulary/codes/professions';

/** A role in an establishment, as the server takes it. */
export type TypedPractice = BodyOf<typeof access.addStaff>['practices'][number];

type Situation = Pick<TypedPractice, 'professionCode' | 'genre'>;

/** The five roles of RPPS+ are proven by the genre d'activité alone; doctors and nurses by their profession (digest PSC §1.12). */
const usual: Record<RightsRole, Situation> = {
  medecin: { professionCode: professions.doctor.code, genre: 'GENR01' },
  infirmier: { professionCode: professions.nurse.code, genre: 'GENR01' },
  soignant: { professionCode: null, genre: 'GENR11' },
  accompagnant: { professionCode: null, genre: 'GENR10' },
  coordination: { professionCode: null, genre: 'GENR08' },
  administratif: { professionCode: null, genre: 'GENR09' },
  encadrement: { professionCode: null, genre: 'GENR12' },
  administrateur: { professionCode: null, genre: 'NONE' },
};

const nobodySays = new Set<string>([
  professions.doctor.code,
  professions.nurse.code,
  professions.pharmacist.code,
  professions.dentist.code,
  professions.midwife.code,
  professions.knownByRole.code,
]);

const toSay = Object.values(professions)
  .filter(({ code }) => !nobodySays.has(code))
  .map(({ code, display }) => ({ value: code, label: display }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));

/** What may be said of the profession under this role; empty when the role says it all. */
export const professionsOf = (role: RightsRole): { value: string; label: string }[] =>
  role === 'soignant' || role === 'accompagnant' ? toSay : [];

/** The same role with a profession: the genre is what proves the role, whatever the profession. */
export const inProfession = (practice: TypedPractice, professionCode: string | null): TypedPractice => ({
  ...practice,
  ...usual[practice.role],
  professionCode,
});

/** The same place under another role: what was said of the former profession no longer holds. */
export const underRole = (practice: TypedPractice, role: RightsRole): TypedPractice =>
  role === practice.role ? practice : { ...practice, role, ...usual[role] };

export const newPractice = (establishmentId: string): TypedPractice => ({
  establishmentId,
  role: 'soignant',
  ...usual.soignant,
  isAdministrator: false,
});
