import type { DmpRecordState } from '../../dmp/index.ts';
import { checkUp, writeBiology } from '../papers/biology.ts';
import { around } from '../papers/around.ts';
import { healthOf } from '../papers/health.ts';
import { oidFrom } from '../papers/ids.ts';
import { cell, loinc } from '../papers/markup.ts';
import type { Paper, PaperHead } from '../papers/paper.ts';
import { writeSynthesis } from '../papers/synthesis.ts';
import { handleOf, personHandle } from '../party.ts';
import type { Actor } from '../people.ts';
import { homeOf, patientOf, treatingDoctorOf } from '../people.ts';
import { biologist } from './party.ts';

/** What the practice puts in a DMP, its laboratory included. */
export const depositKinds = ['synthesis', 'prescription', 'biology'] as const;
export type DepositKind = (typeof depositKinds)[number];

/** Somebody's prescription: a medicine a line, its posology after a colon. */
export interface Deposit {
  kind: DepositKind;
  /** Names the act: twice pressed is once kept. */
  id: string;
  lines: readonly string[];
}

const visit = { code: 'AMB', display: 'Ambulatoire (hors établissement)', system: '2.16.840.1.113883.5.4' };

/** Writes the paper, signed by who writes such papers. */
export function writeDeposit(deposit: Deposit, state: DmpRecordState, doctor: Actor, now: Date): Promise<Paper> {
  const head = headOf(deposit, state, deposit.kind === 'biology' ? biologist : doctor, now);
  if (deposit.kind === 'synthesis') return writeSynthesis(head, healthOf(state.ins));
  if (deposit.kind === 'biology') return writeBiology(head, checkUp);
  const rows = deposit.lines.map((line) => {
    const [medicine = '', posology = ''] = line.split(/\s*:\s*(.*)/s);
    return [cell(medicine), cell(posology || '—')];
  });
  return around(head, [
    { title: 'Prescription', blocks: [{ kind: 'table', head: ['Médicament', 'Posologie'], rows }] },
  ]);
}

export const titles: Record<DepositKind, string> = {
  synthesis: 'Synthèse médicale',
  prescription: 'Ordonnance',
  biology: "Compte rendu d'examens biologiques",
};

const types: Record<DepositKind, PaperHead['type']> = {
  synthesis: loinc('60591-5', 'Synthèse médicale'),
  prescription: loinc('57833-6', 'Prescription de produits de santé'),
  biology: loinc('11502-2', "CR d'examens biologiques"),
};

function headOf({ kind, id }: Deposit, state: DmpRecordState, author: Actor, now: Date): PaperHead {
  const treating = treatingDoctorOf(state)?.person;
  const took = new Date(now.getTime() - (kind === 'biology' ? 6 : 0) * 3_600_000);
  const home = homeOf(state.ins)?.mailboxes ?? [];
  return {
    uniqueId: oidFrom(id, kind),
    title: titles[kind],
    type: types[kind],
    writtenAt: now,
    patient: patientOf(state, `C${handleOf('practice', personHandle(state)).replaceAll(/\W/g, '').slice(0, 8)}`),
    author: author.signs,
    addressees: home.flatMap(({ person }) => person ?? []),
    ...(treating ? { treatingDoctor: treating } : {}),
    act: { from: took, ...(kind === 'biology' ? { code: loinc('18719-5', 'Biochimie'), to: now } : {}) },
    encounter: { code: visit, from: took },
  };
}
