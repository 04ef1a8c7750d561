import { claims, reach } from '../judged-document.ts';
import type { JudgedDocument } from '../judged-document.ts';
import type { XmlElement } from '@liane/xml';
import { demand, every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { transferSheetModel } from './models.ts';
import { holdsSections, isEmergencyDocument, mainActIs } from './shared.ts';

/** Sections demanded by DLU-EHPAD-FLUDT 2022.01: name, CI-SIS root (CDA digest §4.4). */
const sections: [string, string][] = [
  ["Résultats d'évènements", '1.2.250.1.213.1.1.2.163'],
  ['Signes vitaux', '1.2.250.1.213.1.1.2.75'],
  ["Résultats d'examens", '1.2.250.1.213.1.1.2.151'],
  ['Traitements', '1.2.250.1.213.1.1.2.143'],
  ['Statut fonctionnel', '1.2.250.1.213.1.1.2.162'],
  ['Prothèses et objets personnels', '1.2.250.1.213.1.1.2.53'],
];

const observationCodes = (section: XmlElement): (string | undefined)[] =>
  reach(section, 'entry', 'observation', 'code').map((code) => code.attribute('code'));

const sectionsClaiming = ({ all }: JudgedDocument, root: string): XmlElement[] =>
  all.filter((element) => element.name === 'section' && claims(element, root));

/** CDA digest §4.4. */
export const transferSheetRules: Rule[] = [
  fault('fludt/type', '§4.4', (document) =>
    document.model === transferSheetModel ? isEmergencyDocument(document) : [],
  ),
  fault('fludt/act', '§4.4', (document) =>
    document.model === transferSheetModel ? mainActIs(document, '28651-8') : [],
  ),
  fault('fludt/sections', '§4.4', (document) =>
    document.model === transferSheetModel ? holdsSections(document, sections) : [],
  ),
  fault('fludt/reason', '§4.4', (document) =>
    document.model === transferSheetModel
      ? every(
          sectionsClaiming(document, '1.2.250.1.213.1.1.2.163'),
          (section) => {
            const codes = observationCodes(section);
            return codes.length > 0 && codes.every((code) => code === '57277-6');
          },
          'La section du transfert dit son motif (57277-6), et rien d’autre en observation.',
        )
      : [],
  ),
  fault('fludt/consciousness', '§4.4', (document) =>
    document.model === transferSheetModel
      ? sectionsClaiming(document, '1.2.250.1.213.1.1.2.151').flatMap((section) =>
          demand(
            observationCodes(section).some((code) => ['DLU_002', 'DLU_003', 'DLU_004'].includes(code ?? '')),
            section,
            "L'état de conscience (DLU_002, DLU_003 ou DLU_004) doit être dit.",
          ),
        )
      : [],
  ),
];
