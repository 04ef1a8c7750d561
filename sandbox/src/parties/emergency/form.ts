import { isCivilDate } from '@liane/vocabulary';
import type { Coded } from '@liane/vocabulary';
import type { TreatmentLine } from '../papers/passage.ts';
import { changesInFrench } from '../papers/passage.ts';
import type { Fields } from '../party.ts';
import { instantTyped } from '../times.ts';
import { diagnoses } from './diagnoses.ts';

export type PaperKind = 'sheet' | 'report' | 'letter';

/** What the form of a return says, read but not yet signed. */
export interface Filled {
  /** Names the act of sending: twice sent is once kept. */
  id: string;
  arrivedAt: Date;
  leftAt: Date;
  reason: string;
  happened: string;
  examinations: string;
  diagnosis: { label: string; code?: Coded };
  treatments: TreatmentLine[];
  followUp: string[];
  appointments: { who: string; at: Date }[];
  belongings: { glasses: boolean; dentures: boolean; hearingAid: boolean };
  papers: Set<PaperKind>;
  toDmp: boolean;
  hiddenFromPerson: boolean;
  to: string[];
}

export const mostTreatments = 40;
export const mostAppointments = 3;
const longest = 4000;

/** The form as it was filled, or what is missing, in French. */
export function readForm({ one, all, has }: Fields): Filled | { missing: string } {
  const text = (name: string): string => one(name).slice(0, longest);
  const arrivedAt = instantTyped(one('arrivee'));
  const leftAt = instantTyped(one('depart'));
  if (!arrivedAt || !leftAt) return { missing: 'Dites quand la personne est arrivée et repartie.' };
  if (leftAt <= arrivedAt) return { missing: 'Le départ vient après l’arrivée.' };
  if (text('motif') === '' || text('passage') === '')
    return { missing: 'Dites le motif de la venue et ce qui s’est passé.' };
  const code = diagnoses.find((each) => each.code === one('code'));
  const label = text('diagnostic') || code?.display;
  if (label === undefined) return { missing: 'Écrivez un diagnostic, ou choisissez-le dans la liste.' };
  const papers = new Set((['sheet', 'report', 'letter'] as const).filter((kind) => has(kind)));
  if (papers.size === 0) return { missing: 'Choisissez au moins un document à écrire.' };
  if (!/^[\w-]{20,60}$/.test(one('id'))) return { missing: 'Rouvrez cette page : elle a vieilli.' };
  return {
    id: one('id'),
    arrivedAt,
    leftAt,
    reason: text('motif'),
    happened: text('passage'),
    examinations: text('examens'),
    diagnosis: { label, ...(code ? { code } : {}) },
    treatments: Array.from({ length: mostTreatments }, (_each, rank) => treatment(one, rank)).flatMap(
      (line) => line ?? [],
    ),
    followUp: text('suivi')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    appointments: Array.from({ length: mostAppointments }, (_each, rank) => {
      const at = instantTyped(one(`rdv-date-${rank}`));
      const who = one(`rdv-${rank}`).slice(0, 200);
      return at && who !== '' ? [{ who, at }] : [];
    }).flat(),
    belongings: { glasses: has('lunettes'), dentures: has('dentier'), hearingAid: has('audition') },
    papers,
    toDmp: has('dmp'),
    hiddenFromPerson: has('annonce'),
    to: all('a'),
  };
}

function treatment(one: Fields['one'], rank: number): TreatmentLine | undefined {
  const medicine = one(`medicament-${rank}`).slice(0, 200);
  if (medicine === '') return undefined;
  const asked = one(`changement-${rank}`);
  const until = one(`fin-${rank}`);
  return {
    medicine,
    posology: one(`posologie-${rank}`).slice(0, 400),
    change: asked in changesInFrench ? (asked as TreatmentLine['change']) : 'kept',
    ...(isCivilDate(until) ? { until } : {}),
  };
}
