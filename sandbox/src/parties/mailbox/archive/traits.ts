import type { SourcePatientInfo } from '@liane/xds';
import { birthplaceAddress } from '../../../mssante/rules/values.ts';

/** The slot `sourcePatientInfo` (MSSanté digest 7.2): PID-8 and PID-7, then the names, the birth name last, and the birthplace. */
export function traitsSaid(traits: SourcePatientInfo | null): string[] {
  if (traits === null) return [];
  const { birthName, usedName, givenNames, birthDate, sex, birthplace } = traits;
  const [first = '', ...others] = givenNames.map(hl7);
  return [
    `PID-8|${sex}`,
    `PID-7|${birthDate}`,
    ...(usedName === null ? [] : [`PID-5|${hl7(usedName)}^${first}^^^^^D`]),
    `PID-5|${hl7(birthName)}^${first}^${others.join(' ')}^^^^L`,
    ...(birthplace === null ? [] : [`PID-11|^^^^^^${birthplaceAddress}^^${hl7(birthplace)}`]),
  ];
}

const escapes: Readonly<Record<string, string>> = { '\\': 'E', '|': 'F', '^': 'S', '&': 'T', '~': 'R' };

/** HL7 v2: a separator inside a text is written between two backslashes. */
const hl7 = (text: string): string => text.replaceAll(/[\\|^&~]/g, (sign) => `\\${escapes[sign]}\\`);
