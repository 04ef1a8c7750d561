import type { KindName } from '../facts/content.ts';
import { tabOf } from '../facts/asked-kind.ts';
import type { Section } from './edits.ts';

/** The form that fills a section; the tab alone when several would. */
const filledBy: Readonly<Record<string, KindName>> = {
  'preferred-hospital': 'preferred-hospital',
  problems: 'problem',
  antecedents: 'antecedent',
  allergies: 'allergy',
  treatments: 'treatment',
  'palliative-care': 'palliative-care',
  directives: 'directive',
  vaccinations: 'vaccination',
  autonomy: 'autonomy',
  project: 'personal-project',
  objectives: 'personal-project',
  devices: 'device',
  belongings: 'device',
  'vital-signs': 'vital-signs',
  intakes: 'intake',
};

/** Where « compléter » leads for this section, as a link; undefined when nothing completes it. */
export function completionOf(personId: string, { key, completeAt }: Pick<Section, 'key' | 'completeAt'>) {
  const kind = filledBy[key];
  if (kind !== undefined) {
    return { to: `/personnes/$personId${tabOf(kind)}` as const, params: { personId }, search: { completer: kind } };
  }
  return completeAt === null ? undefined : { to: completeAt };
}
