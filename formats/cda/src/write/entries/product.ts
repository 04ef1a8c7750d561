import { escapeText } from '@liane/xml';
import type { Medicine } from '../../models/treatment.ts';
import { systems } from '../../codes/code-systems.ts';
import { codeElement, codedAttributes, originalText, templateIds } from '../markup.ts';

/** Produit de santé (CDA digest §4.2): its code is a CIS or none; any other coding is a translation. */
export function product(
  medicine: Pick<Medicine, 'label' | 'code' | 'atc'> & { lotNumber?: string | undefined },
  anchor: string,
): string {
  const { code, atc, label, lotNumber } = medicine;
  const cis = code?.system === systems.cis ? code : undefined;
  const translations = [cis ? undefined : code, atc].filter((coded) => coded !== undefined);
  return material(
    `<code${cis ? codedAttributes(cis) : ' nullFlavor="NAV"'}>${originalText(anchor)}` +
      `${translations.map((coded) => codeElement(coded, 'translation')).join('')}</code>` +
      `<name>${escapeText(label)}</name>${lotNumber ? `<lotNumberText>${escapeText(lotNumber)}</lotNumberText>` : ''}`,
  );
}

/** No product: nothing is taken, or nobody said. */
export const noProduct = (): string => material('<code nullFlavor="NA"/><name nullFlavor="NA"/>');

const material = (content: string): string =>
  `<consumable typeCode="CSM"><manufacturedProduct classCode="MANU">
${templateIds(['1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '2.16.840.1.113883.10.20.1.53', '1.2.250.1.213.1.1.3.43'])}
<manufacturedMaterial classCode="MMAT">${content}</manufacturedMaterial></manufacturedProduct></consumable>`;
