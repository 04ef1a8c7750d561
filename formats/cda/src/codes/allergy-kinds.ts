import type { Coded } from '@liane/vocabulary';
import type { AllergyKind } from '../models/allergy.ts';
import { snomed } from './code-systems.ts';

/** JDV_TypeEvenementIndesirablePrevisible, the kinds we write. */
export const allergyKinds: Record<AllergyKind, Coded> = {
  allergy: snomed('609328004', 'allergie'),
  'drug-allergy': snomed('416098002', 'allergie médicamenteuse'),
  'food-allergy': snomed('414285001', 'allergie alimentaire'),
  'substance-allergy': snomed('419199007', 'allergie à une substance'),
  intolerance: snomed('782197009', 'intolérance à une substance'),
  'drug-intolerance': snomed('59037007', 'intolérance aux drogues et/ou médicaments'),
  'food-intolerance': snomed('235719002', 'intolérance alimentaire'),
};
