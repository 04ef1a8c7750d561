import type { Coded } from '@liane/vocabulary';
import type { DirectiveSubject } from '../models/advance-directives.ts';
import { loinc, ta } from './code-systems.ts';

/** JDV_TypeDirectiveAnticipee: the directives as a whole. */
export const directivesAsAWhole = loinc('42348-3', 'Directives anticipées');

/** JDV_TypeDirectiveAnticipee: one subject each. */
export const directiveCodes: Record<DirectiveSubject, Coded> = {
  surgery: { code: '387713003', display: 'intervention chirurgicale', system: '2.16.840.1.113883.6.96' },
  dialysis: ta('MED-295', 'Dialyse rénale'),
  'deep-sedation': ta('MED-298', 'Sédation profonde et continue associée à un traitement de la douleur'),
  'life-support': loinc('75789-8', 'Maintient artificiel en vie'),
  resuscitation: loinc('75779-9', 'Réanimation cardiaque et respiratoire'),
  'breathing-support': loinc('75787-2', 'Assistance respiratoire'),
  'artificial-feeding': loinc('77352-3', 'Alimentation et hydratation artificielles'),
  other: loinc('75793-0', 'Autre directive'),
};
