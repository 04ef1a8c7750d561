import type { ReadDocument, ReadSection } from '@liane/cda';
import { keptByHealth, type HealthContent } from '../../health/index.ts';
import { dischargeTreatments } from './treatment-offers.ts';
import { keyOf, type Offer } from './offer.ts';

/** « Plan de soins » of the discharge letter, and the sections that say in words what is to be watched (CDA digest 4.1). */
const carePlan = '18776-5';
const asked = /suivi|surveillance|consigne|conduite à tenir|recommandation|rendez-vous/i;

const longestLine = 2000;
const mostLines = 60;

/** What a document asks in words, line by line; its treatments too, when it wrote them without codes. */
export function narrativeOffers({ body, facts }: ReadDocument, from: string): Offer[] {
  if (body.level !== 'N3') return [];
  const areCoded = facts.treatments.some(({ section }) => section === dischargeTreatments);
  return flat(body.sections)
    .flatMap((section) => {
      const title = section.title || 'Suivi demandé';
      if (section.code?.code === dischargeTreatments)
        return areCoded ? [] : linesOf(section).map((text) => noted(title, text, from));
      const isAsked = section.code?.code === carePlan || asked.test(section.title);
      return isAsked ? linesOf(section).map((text) => noted(title, text, from)) : [];
    })
    .slice(0, mostLines);
}

const flat = (sections: readonly ReadSection[]): ReadSection[] =>
  sections.flatMap((section) => [section, ...flat(section.sections)]);

function linesOf({ blocks }: ReadSection): string[] {
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map(({ text }) => text);
    if (block.kind === 'paragraph') return block.text.text.split('\n');
    return block.rows.map((row) =>
      row
        .map(({ text }) => text)
        .filter(Boolean)
        .join(' : '),
    );
  });
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
}

function noted(title: string, text: string, from: string): Offer {
  const content: HealthContent = {
    kind: 'event',
    event: 'hospital-stay',
    label: title.slice(0, 200),
    text: `${text.slice(0, longestLine - from.length - 2)}\n${from}`,
  };
  return {
    key: keyOf('follow-up', title, text),
    about: 'follow-up',
    action: 'note',
    title: text.slice(0, 200),
    was: null,
    becomes: title,
    keeping: null,
    lost: null,
    kept: keptByHealth,
    content,
    of: null,
  };
}
