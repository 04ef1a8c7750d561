import { absentAllergies } from '../../codes/absent-or-unknown.ts';
import { allergyKinds } from '../../codes/allergy-kinds.ts';
import type { Allergy } from '../../models/allergy.ts';
import type { Known } from '../../models/known.ts';
import { loinc } from '../../codes/code-systems.ts';
import { severities } from '@liane/vocabulary';
import { allergyConcern } from '../entries/allergy.ts';
import { capital, cell, paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';
import { spokenDay } from '../times.ts';

const anchorOf = (index: number): string => `allergie-${index + 1}`;
const severityOf = (index: number): string => `allergie-${index + 1}-gravite`;
const reactionOf = (index: number): string => `allergie-${index + 1}-reaction`;

const absence = {
  none: 'Aucune allergie ni intolérance connue',
  'not-provided': 'Allergies et intolérances : non renseignées',
};

/** Allergies et hypersensibilités (CDA digest §4.3 line 4). */
export const allergies: Section<Known<Allergy>> = {
  templateIds: ['2.16.840.1.113883.10.20.1.2', '1.3.6.1.4.1.19376.1.5.3.1.3.13', '1.2.250.1.213.1.1.2.137'],
  code: loinc('48765-2', 'Allergies et hypersensibilités'),
  title: 'Allergies et intolérances',
  narrative: (known) =>
    known.known === 'items'
      ? [
          {
            kind: 'table',
            head: ['Agent', 'Nature', 'Gravité', 'Réaction', 'Depuis', "Jusqu'à"],
            rows: known.items.map(({ agent, kind, severity, reaction, since, until }, index) => [
              cell(agent, anchorOf(index)),
              cell(capital(allergyKinds[kind].display)),
              severity ? cell(capital(severities[severity].display), severityOf(index)) : cell('—'),
              reaction ? cell(reaction, reactionOf(index)) : cell('—'),
              cell(spokenDay(since)),
              cell(spokenDay(until)),
            ]),
          },
        ]
      : [paragraph(absence[known.known], 'allergie')],
  entries: (known, { newId }) =>
    known.known === 'items'
      ? known.items.map(({ kind, agentCode, severity, reaction, since, until }, index) =>
          allergyConcern(
            {
              nature: allergyKinds[kind],
              anchor: anchorOf(index),
              agent: { anchor: anchorOf(index), code: agentCode },
              reactionAnchor: reaction ? reactionOf(index) : undefined,
              ...(severity ? { severity: { code: severities[severity], anchor: severityOf(index) } } : {}),
              active: until === undefined,
              since,
              until,
            },
            newId,
          ),
        )
      : [
          allergyConcern(
            { nature: allergyKinds.allergy, absence: absentAllergies[known.known], anchor: 'allergie', active: true },
            newId,
          ),
        ],
};
