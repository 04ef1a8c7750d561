import type { ReadId } from './values.ts';

/** Models a reader of a medico-social record meets (CDA digest §3-4). */
export type ReadModel =
  | 'N1'
  | 'DLU'
  | 'FLUDT'
  | 'FLUDR'
  | 'LDL-SES'
  | 'LDL-EES'
  | 'IPS-FR-DLU'
  | 'IPS-FR'
  | 'VSM'
  | 'EP-MED-DM'
  | 'TLM-DA'
  | 'CR-BIO'
  | 'VAC'
  | 'VAC-NOTE'
  | 'EXPORT-DUI'
  | 'unknown';

const models = '1.2.250.1.213.1.1.1.';

/** §3 and §4: the templateId names the model; the formatCode, absent from the document, only comes second (§6). */
const byTemplate: Record<string, ReadModel> = {
  [`${models}22`]: 'DLU',
  [`${models}23`]: 'FLUDT',
  [`${models}24`]: 'FLUDR',
  [`${models}29`]: 'LDL-SES',
  [`${models}21`]: 'LDL-EES',
  [`${models}51`]: 'IPS-FR',
  [`${models}13`]: 'VSM',
  [`${models}39`]: 'EP-MED-DM',
  [`${models}38`]: 'TLM-DA',
  [`${models}55`]: 'CR-BIO',
  [`${models}37`]: 'VAC',
  [`${models}46`]: 'VAC-NOTE',
  [`${models}58`]: 'EXPORT-DUI',
  '1.3.6.1.4.1.19376.1.3.3': 'CR-BIO',
  '2.16.840.1.113883.10.22.1.1': 'IPS-FR',
};

/** §4.12: the emergency document is the IPS-FR under the LOINC code of the DLU. */
const dluCode = '74207-2';

export function recogniseModel(templateIds: ReadId[], typeCode: string | undefined, unstructured: boolean): ReadModel {
  if (unstructured) return 'N1';
  for (const { root } of templateIds) {
    const model = byTemplate[root];
    if (model === 'IPS-FR' && typeCode === dluCode) return 'IPS-FR-DLU';
    if (model !== undefined) return model;
  }
  return 'unknown';
}
