import { autonomy } from '../careplan/autonomy.kind.ts';
import { careInstruction, personalProject } from '../careplan/project.kind.ts';
import { careProfessional, contact, legalRepresentative, nobody, preferredHospital } from '../circle/people.kinds.ts';
import { allergy, antecedent, noneKnown, problem } from '../health/conditions.kinds.ts';
import { event, habit, vaccination } from '../health/life.kinds.ts';
import { device, directive, palliativeCare, risk, stateObservation } from '../health/state.kinds.ts';
import { vitalSigns } from '../health/vital-signs.kind.ts';
import { intake, noTreatment, treatment } from '../medication/medication.kinds.ts';
import type { ContentOf, KindName } from './content.ts';
import type { Kind } from './kind.ts';

/** Every kind a record may hold, one line each. */
const kinds: { readonly [K in KindName]: Kind<ContentOf<K>> } = {
  allergy,
  'none-known': noneKnown,
  problem,
  antecedent,
  'vital-signs': vitalSigns,
  risk,
  'state-observation': stateObservation,
  device,
  directive,
  habit,
  vaccination,
  event,
  'palliative-care': palliativeCare,
  contact,
  'legal-representative': legalRepresentative,
  'care-professional': careProfessional,
  nobody,
  'preferred-hospital': preferredHospital,
  autonomy,
  'personal-project': personalProject,
  'care-instruction': careInstruction,
  treatment,
  intake,
  'no-treatment': noTreatment,
};

/** The kind of a fact; its functions are only ever given contents of that kind. */
export const kindNamed = (name: KindName): Kind => kinds[name];

export const isKindName = (name: unknown): name is KindName => typeof name === 'string' && name in kinds;
