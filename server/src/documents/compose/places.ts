/** Places of the application where a record is completed. */
const inRecord =
  (tab: string) =>
  (personId: string): string =>
    `/personnes/${personId}/${tab}`;

export const placeOf = {
  health: inRecord('sante'),
  circle: inRecord('entourage'),
  careplan: inRecord('projet'),
  medication: inRecord('traitements'),
  vitalSigns: inRecord('constantes'),
  identity: inRecord('identite'),
} as const;
