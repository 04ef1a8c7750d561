import { consciousnessCodes } from '../../codes/consciousness.ts';
import type { TransferSheet } from '../../models/transfer-sheet.ts';
import { cim10, loinc } from '../../codes/code-systems.ts';
import { noProcedureEntry } from '../entries/procedure.ts';
import { simpleObservation } from '../entries/simple-observation.ts';
import { codedAttributes, originalText, yesNoValue } from '../markup.ts';
import { cell, yesNo } from '../narrative.ts';
import type { Section, Writing } from '../section.ts';
import { codedResultsTemplates } from './coded-results.ts';

const stateAnchor = 'etat-de-conscience';
const painAnchor = 'douleur';
const siteAnchor = (index: number): string => `douleur-siege-${index + 1}`;

/** What the section holds, and when it was observed. */
export type ConsciousnessAndPain = Pick<TransferSheet, 'consciousness' | 'pain'> & { observedAt: Date };

/** Résultats d'examens of a transfer sheet (CDA digest §4.4). */
export const consciousnessAndPain: Section<ConsciousnessAndPain> = {
  templateIds: codedResultsTemplates,
  code: loinc('30954-2', "Résultats d'examens"),
  title: 'État de conscience et douleur',
  narrative: ({ consciousness, pain }) => [
    {
      kind: 'table',
      head: ['Observation', 'Résultat'],
      rows: [
        [
          cell('État de conscience', stateAnchor),
          cell(consciousness ? consciousnessCodes[consciousness].display : 'Non renseigné'),
        ],
        [cell('Douleur récente', painAnchor), cell(yesNo(pain?.present))],
        ...(pain?.sites ?? []).map(({ label }, index) => [cell('Siège de la douleur'), cell(label, siteAnchor(index))]),
      ],
    },
  ],
  entries: (content, writing) => [
    noProcedureEntry(stateAnchor, writing.newId),
    simpleObservation(
      {
        // CDA digest §4.4: one of the three codes is demanded even when nobody observed.
        code: consciousnessCodes[content.consciousness ?? 'awake'],
        anchor: stateAnchor,
        time: writing.times.stamp(content.observedAt),
        value: yesNoValue(content.consciousness ? true : undefined),
      },
      writing.newId,
    ),
    ...painEntries(content, writing),
  ],
};

function painEntries({ pain, observedAt }: ConsciousnessAndPain, { newId, times }: Writing): string[] {
  const entry = (after?: string): string =>
    simpleObservation(
      {
        code: cim10('R52.9', 'Douleur, sans précision'),
        anchor: painAnchor,
        time: times.stamp(observedAt),
        value: yesNoValue(pain?.present),
        ...(after === undefined ? {} : { after }),
      },
      newId,
    );
  const sites = pain?.present ? (pain.sites ?? []) : [];
  if (sites.length === 0) return [entry()];
  return sites.map(({ code }, index) =>
    entry(
      `<targetSiteCode${code ? codedAttributes(code) : ' nullFlavor="NAV"'}>${originalText(siteAnchor(index))}</targetSiteCode>`,
    ),
  );
}
