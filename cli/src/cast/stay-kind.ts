import type { StayKind } from '@liane/server/module/stays';

/** How people stay in a place, from its FINESS category. */
export function stayKindOf(categoryCode: string, name: string): StayKind {
  if (/jour/i.test(name) || categoryCode === '207') return 'accueil-de-jour';
  return atHome.has(categoryCode) ? 'accompagnement-a-domicile' : 'hebergement-permanent';
}

/** SSIAD, SAAD, SAVS, SAMSAH. */
const atHome = new Set(['354', '460', '446', '445']);
