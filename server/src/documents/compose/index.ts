import type { Model } from '../document.ts';
import type { Composition } from './composition.ts';
import { composeDlu } from './dlu.ts';
import type { Material } from './material.ts';
import { composePersonalProject } from './personal-project.ts';
import { composeTransferSheet } from './transfer-sheet.ts';

export { circleInWords } from './circle.ts';
export type { Composition, Warning } from './composition.ts';
export { headerOf, patientOf, type Issue } from './header.ts';
export { gather, type Material } from './material.ts';
export { isKept } from './offer.ts';
export { phoneInWords } from './phone.ts';
export { inOneLine, signer } from './professional.ts';
export { doctorsOffered, keptRecipients, offerRecipients } from './recipients.ts';
export type { Section } from './section.ts';
export { warningsOf } from './warnings.ts';

const composers: Record<Model, (material: Material) => Composition> = {
  dlu: composeDlu,
  'transfer-sheet': composeTransferSheet,
  'personal-project': composePersonalProject,
};

/** One record, one model. */
export const compose = (model: Model, material: Material): Composition => composers[model](material);
