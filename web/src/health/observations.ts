import type { Coded } from '@liane/vocabulary/coded';
import { patientStates } from '@liane/vocabulary/codes/patient-state';
import type { ContentOf, FactOf } from '../facts/content.ts';

export type Answer = 'yes' | 'no' | '';

export interface Observation {
  code: Coded;
  name: string;
}

/** As one asks them at the bedside; the codes and their official words go with the fact. */
const names: Record<keyof typeof patientStates, string> = {
  ableToCommunicate: 'Communique',
  wellOriented: 'Bien orienté·e',
  disoriented: 'Désorienté·e',
  agitated: 'Agité·e',
  uncooperative: 'Refuse les soins',
  suicidal: 'Comportement suicidaire',
  lowVision: 'Voit mal',
  hearingLoss: 'Entend mal',
  speechDisorder: 'Trouble du langage',
  falls: 'Chutes',
  wandering: 'Errance',
  runningAway: 'Fugue',
  physicalRestraint: 'Contention',
  pressureUlcerRisk: 'Risque d’escarre',
  swallowingDisorder: 'Fausses routes',
};

export const observations: readonly Observation[] = Object.entries(patientStates).map(([key, code]) => ({
  code,
  name: names[key as keyof typeof patientStates],
}));

type ObservationFact = FactOf<'state-observation'>;

/** Each question with the answer that holds, if there is one. */
export function observed(
  current: readonly ObservationFact[],
): { observation: Observation; fact: ObservationFact | undefined }[] {
  return observations.map((observation) => ({
    observation,
    fact: current.find(({ content }) => content.code.code === observation.code.code),
  }));
}

export type Change =
  | { act: 'record'; content: ContentOf<'state-observation'> }
  | { act: 'correct'; fact: ObservationFact; content: ContentOf<'state-observation'> }
  | { act: 'end'; fact: ObservationFact };

/** What the answers change in the record: only what differs is written. */
export function changesFrom(current: readonly ObservationFact[], answers: Readonly<Record<string, Answer>>): Change[] {
  return observed(current).flatMap(({ observation: { code }, fact }): Change[] => {
    const answer = answers[code.code] ?? '';
    const before: Answer = fact === undefined ? '' : fact.content.present ? 'yes' : 'no';
    if (answer === before) return [];
    if (answer === '') return fact === undefined ? [] : [{ act: 'end', fact }];
    const content = { kind: 'state-observation' as const, code, present: answer === 'yes' };
    return [fact === undefined ? { act: 'record', content } : { act: 'correct', fact, content }];
  });
}
