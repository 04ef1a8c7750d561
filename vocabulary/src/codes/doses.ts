/** A unit of dose or of measure: UCUM code (`{…}` is an annotation of UCUM) and how people read it. */
export interface Unit {
  ucum: string;
  singular: string;
  plural: string;
}

/** Units of dose usual in a care home. */
export const doseUnits = {
  tablet: { ucum: '{comprimé}', singular: 'comprimé', plural: 'comprimés' },
  capsule: { ucum: '{gélule}', singular: 'gélule', plural: 'gélules' },
  sachet: { ucum: '{sachet}', singular: 'sachet', plural: 'sachets' },
  drop: { ucum: '[drp]', singular: 'goutte', plural: 'gouttes' },
  spoon: { ucum: '{cuillère-mesure}', singular: 'cuillère-mesure', plural: 'cuillères-mesures' },
  puff: { ucum: '{bouffée}', singular: 'bouffée', plural: 'bouffées' },
  patch: {
    ucum: '{dispositif transdermique}',
    singular: 'dispositif transdermique',
    plural: 'dispositifs transdermiques',
  },
  suppository: { ucum: '{suppositoire}', singular: 'suppositoire', plural: 'suppositoires' },
  application: { ucum: '{application}', singular: 'application', plural: 'applications' },
  syringe: { ucum: '{seringue}', singular: 'seringue préremplie', plural: 'seringues préremplies' },
  internationalUnit: { ucum: '[iU]', singular: 'UI', plural: 'UI' },
  milligram: { ucum: 'mg', singular: 'mg', plural: 'mg' },
  gram: { ucum: 'g', singular: 'g', plural: 'g' },
  microgram: { ucum: 'ug', singular: 'µg', plural: 'µg' },
  millilitre: { ucum: 'mL', singular: 'ml', plural: 'ml' },
} satisfies Record<string, Unit>;

export const doseUnitOf = (ucum: string): Unit | undefined =>
  Object.values<Unit>(doseUnits).find((unit) => unit.ucum === ucum);

/** `1 comprimé`, `1,5 comprimé`, `2 comprimés`: the plural starts at two in French. */
export const doseInFrench = (quantity: number, unit: Unit): string =>
  `${quantity.toLocaleString('fr-FR', { maximumFractionDigits: 3 })} ${Math.abs(quantity) >= 2 ? unit.plural : unit.singular}`;
