import type { KindName } from './content.ts';

/** `?completer=allergy` in the address of a tab opens that form: where « compléter » leads. */
export interface TabSearch {
  completer?: string;
}

export const readTabSearch = (search: Record<string, unknown>): TabSearch =>
  typeof search['completer'] === 'string' ? { completer: search['completer'] } : {};

/** Where each kind is written. */
export type TabPath = '/sante' | '/traitements' | '/constantes' | '/projet' | '/entourage';

export function tabOf(kind: KindName): TabPath {
  switch (kind) {
    case 'treatment':
    case 'intake':
    case 'no-treatment':
      return '/traitements';
    case 'vital-signs':
      return '/constantes';
    case 'autonomy':
    case 'personal-project':
    case 'care-instruction':
      return '/projet';
    case 'contact':
    case 'legal-representative':
    case 'care-professional':
    case 'nobody':
    case 'preferred-hospital':
      return '/entourage';
    case 'allergy':
    case 'none-known':
    case 'problem':
    case 'antecedent':
    case 'risk':
    case 'state-observation':
    case 'device':
    case 'directive':
    case 'habit':
    case 'vaccination':
    case 'event':
    case 'palliative-care':
      return '/sante';
  }
}
