import type { KindName } from './content.ts';

/** `?completer=allergy` in the address of a tab opens that form: where « compléter » leads. */
export interface TabSearch {
  completer?: string;
}

export const readTabSearch = (search: Record<string, unknown>): TabSearch =>
  typeof search['completer'] === 'string' ? { completer: search['completer'] } : {};

export type TabPath = '/sante' | '/traitements' | '/constantes' | '/projet' | '/entourage';

/** Where each kind is written. */
const tabs: Record<KindName, TabPath> = {
  allergy: '/sante',
  'none-known': '/sante',
  problem: '/sante',
  antecedent: '/sante',
  risk: '/sante',
  'state-observation': '/sante',
  device: '/sante',
  directive: '/sante',
  habit: '/sante',
  vaccination: '/sante',
  event: '/sante',
  'palliative-care': '/sante',
  'vital-signs': '/constantes',
  treatment: '/traitements',
  intake: '/traitements',
  'no-treatment': '/traitements',
  autonomy: '/projet',
  'personal-project': '/projet',
  'care-instruction': '/projet',
  contact: '/entourage',
  'legal-representative': '/entourage',
  'care-professional': '/entourage',
  nobody: '/entourage',
  'preferred-hospital': '/entourage',
};

export const tabOf = (kind: KindName): TabPath => tabs[kind];
