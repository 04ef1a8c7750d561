import { careplanRights } from '../careplan/index.ts';
import { circleRights } from '../circle/index.ts';
import { healthRights } from '../health/index.ts';
import { medicationRights } from '../medication/index.ts';
import { holds, type Act, type Rights } from '../platform/index.ts';

const everyoneOfTheTrade = [
  'medecin',
  'infirmier',
  'soignant',
  'accompagnant',
  'coordination',
  'administratif',
  'encadrement',
] as const;

export const recordRights = {
  'record.searchPeople': everyoneOfTheTrade,
  'record.open': everyoneOfTheTrade,
  'record.whoLooked': ['medecin', 'infirmier', 'coordination', 'encadrement'],
  'record.myDay': everyoneOfTheTrade,
} as const satisfies Rights;

const listRights: Rights = { ...healthRights, ...circleRights, ...careplanRights, ...medicationRights };

/** What this role may not read is left out of the record it opens: `<module>.list` of the table of rights says. */
export const readsModule = (act: Act, module: string): boolean => holds(listRights, `${module}.list`, act);
