import { demand, every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { dluModel } from './models.ts';
import { holdsSections, isEmergencyDocument, mainActIs } from './shared.ts';

/** Sections demanded by DLU-EHPAD-DLU 2022.01: name, CI-SIS root (CDA digest §4.3). */
const sections: [string, string][] = [
  ['Dispositions', '1.2.250.1.213.1.1.2.172'],
  ['Traitements', '1.2.250.1.213.1.1.2.143'],
  ['Directives anticipées', '1.2.250.1.213.1.1.2.157'],
  ["Résultats d'évènements", '1.2.250.1.213.1.1.2.163'],
  ["Résultats d'examens", '1.2.250.1.213.1.1.2.151'],
  ['Documents ajoutés', '1.2.250.1.213.1.1.2.37'],
];

/** CDA digest §4.3. */
export const dluRules: Rule[] = [
  fault('dlu/type', '§4.3', (document) => (document.model === dluModel ? isEmergencyDocument(document) : [])),
  fault('dlu/act', '§4.3', (document) => (document.model === dluModel ? mainActIs(document, '34117-2') : [])),
  fault('dlu/general-practitioner', '§4.3', (document) =>
    document.model === dluModel
      ? [
          ...demand(
            document.at('participant').length > 0,
            document.root,
            'Un DLU doit nommer le médecin traitant, fût-il inconnu.',
          ),
          ...every(
            document.at('participant'),
            (one) => one.attribute('typeCode') === 'INF' && one.child('functionCode')?.attribute('code') === 'PCP',
            'Dans un DLU, un participant ne peut être que le médecin traitant (INF, PCP).',
          ),
        ]
      : [],
  ),
  fault('dlu/sections', '§4.3', (document) => (document.model === dluModel ? holdsSections(document, sections) : [])),
];
