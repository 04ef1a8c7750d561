import { loinc } from '../../codes/code-systems.ts';
import { paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';

/** Commentaire (CDA digest §4.1): words only. */
export const comment: Section<string> = {
  templateIds: ['2.16.840.1.113883.10.12.201', '1.3.6.1.4.1.19376.1.4.1.2.16', '1.2.250.1.213.1.1.2.73'],
  code: loinc('55112-7', 'Commentaire'),
  title: 'Commentaire',
  narrative: (words) => [paragraph(words)],
  entries: () => [],
};
