import { belongingCodes, sideCodes } from '../../codes/belongings.ts';
import type { Known } from '../../models/known.ts';
import type { Belonging, TransferSheet } from '../../models/transfer-sheet.ts';
import { loinc } from '../../codes/code-systems.ts';
import { simpleObservation } from '../entries/simple-observation.ts';
import { codeElement, yesNoValue } from '../markup.ts';
import { cell, yesNo } from '../narrative.ts';
import type { Section } from '../section.ts';

const inFrench: Record<Belonging['kind'], string> = {
  glasses: 'Lunettes',
  dentures: 'Prothèse dentaire',
  'hearing-aid': 'Aide auditive',
  other: 'Autre objet',
};

const sides: Record<NonNullable<Belonging['side']>, string> = {
  left: 'gauche',
  right: 'droite',
  upper: 'haut',
  lower: 'bas',
};

/** What the section holds, and when it was looked at. */
export interface BelongingsSeen {
  belongings: TransferSheet['belongings'];
  seenAt: Date;
}

/** A line of the section: `present` undefined when nobody looked. */
type Line = Omit<Belonging, 'present'> & { present: boolean | undefined };

/** The section is never empty: the three usual objects are then answered no, or not at all. */
function linesOf(belongings: Known<Belonging>): readonly Line[] {
  if (belongings.known === 'items') return belongings.items;
  const present = belongings.known === 'none' ? false : undefined;
  return (['glasses', 'dentures', 'hearing-aid'] as const).map((kind) => ({ kind, present }));
}

const anchorOf = (index: number): string => `objet-${index + 1}`;

/** Prothèses et objets personnels (CDA digest §4.4). */
export const belongings: Section<BelongingsSeen> = {
  templateIds: ['1.2.250.1.213.1.1.2.53'],
  code: loinc('46264-8', 'Dispositifs médicaux'),
  title: 'Prothèses et objets personnels',
  narrative: ({ belongings }) => [
    {
      kind: 'table',
      head: ['Objet', 'Côté', 'Emporté', 'Précisions'],
      rows: linesOf(belongings).map(({ kind, side, present, detail }, index) => [
        cell(inFrench[kind], anchorOf(index)),
        cell(side ? sides[side] : '—'),
        cell(yesNo(present)),
        cell(detail ?? ''),
      ]),
    },
  ],
  entries: ({ belongings, seenAt }, { newId, times }) =>
    linesOf(belongings).map(({ kind, side, present }, index) =>
      simpleObservation(
        {
          code: belongingCodes[kind],
          anchor: anchorOf(index),
          time: times.stamp(seenAt),
          value: yesNoValue(present),
          alsoTemplates: ['1.2.250.1.213.1.1.3.12'],
          ...(side ? { after: codeElement(sideCodes[side], 'targetSiteCode') } : {}),
        },
        newId,
      ),
    ),
};
