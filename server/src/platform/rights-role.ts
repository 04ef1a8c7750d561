/** The columns of `docs/rights.md`. */
export const rightsRoles = [
  'medecin',
  'infirmier',
  'soignant',
  'accompagnant',
  'coordination',
  'administratif',
  'encadrement',
  'administrateur',
] as const;
export type RightsRole = (typeof rightsRoles)[number];
