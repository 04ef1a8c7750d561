import { expect, test } from 'vitest';
import { professionSystems } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { firstRecords } from '../state/seed.ts';
import type { KeptRecord } from '../state/record.ts';
import { rightOf } from './rights-table.ts';
import type { Action } from './rights-table.ts';

const record: KeptRecord = { ...recordNow(), treatingDoctors: ['MT'] };

function recordNow(): KeptRecord {
  const [first] = firstRecords();
  if (!first) throw new Error('an empty town');
  return first;
}

const caller = (change: Partial<Caller>): Caller => ({
  id: 'PS',
  name: 'Qui que ce soit',
  professionCode: '60',
  professionSystem: professionSystems.health,
  functions: [],
  structureId: '1990001026',
  purpose: 'normal',
  mode: 'DIRECTE',
  sector: 'SA17',
  roles: [],
  software: { name: 'Essai', version: '1' },
  remarks: [],
  ...change,
});

const doctor: Partial<Caller> = { professionCode: '10' };
const air: Partial<Caller> = { mode: 'INDIRECTE_RENFORCEE' };
const known: Partial<Caller> = { professionCode: '99', professionSystem: professionSystems.other, genre: 'GENR09' };
const callers = {
  nurse: {},
  doctor,
  workDoctor: { ...doctor, functions: ['FON-29'] },
  treating: { ...doctor, id: 'MT' },
  structure: { mode: 'INDIRECTE' },
  airNurse: air,
  airDoctor: { ...air, ...doctor },
  airTreating: { ...air, ...doctor, id: 'MT' },
  airStaff: { ...air, ...known },
} satisfies Record<string, Partial<Caller>>;

/** Written again from the sheets (digest 3.11), one caller after the other: normal, régulation, bris de glace. */
const sheets: Record<string, Partial<Record<keyof typeof callers, string>>> = {
  'TD0.2': {
    nurse: 'yyy',
    doctor: 'yyy',
    workDoctor: 'ynn',
    treating: 'yyy',
    structure: 'yyn',
    airNurse: 'yyy',
    airStaff: 'ynn',
  },
  'TD0.3 add': {
    nurse: 'ynn',
    doctor: 'ynn',
    workDoctor: 'nnn',
    treating: 'ynn',
    structure: 'nnn',
    airNurse: 'ynn',
    airTreating: 'ynn',
    airStaff: '1nn',
  },
  'TD0.3 remove': { nurse: 'ynn', structure: 'nnn', airDoctor: 'ynn', airStaff: 'nnn' },
  'TD0.3 treating': {
    nurse: 'nnn',
    doctor: 'nnn',
    treating: 'ynn',
    airTreating: 'nnn',
    airDoctor: 'nnn',
    structure: 'nnn',
  },
  'TD0.4': { nurse: 'yyy', workDoctor: 'ynn', structure: '3nn', airNurse: 'yyy', airStaff: '2nn' },
  'TD1.6': { nurse: 'ynn', workDoctor: 'ynn', treating: 'ynn', structure: 'nnn', airNurse: 'ynn', airStaff: 'nnn' },
  'TD2.1': {
    nurse: 'yyy',
    doctor: 'yyy',
    workDoctor: 'ynn',
    structure: '44n',
    airNurse: 'nnn',
    airDoctor: 'nnn',
    airTreating: 'nnn',
    airStaff: 'nnn',
  },
  'TD3.1 metadata': {
    nurse: 'yyy',
    workDoctor: 'ynn',
    structure: 'nnn',
    airNurse: 'yyy',
    airDoctor: 'yyy',
    airStaff: 'nnn',
  },
  'TD3.1 reference': { nurse: 'yyy', structure: '55n', airNurse: 'yyy', airStaff: '5nn' },
  'TD3.2': {
    nurse: 'yyy',
    doctor: 'yyy',
    workDoctor: 'nnn',
    treating: 'yyy',
    structure: 'nnn',
    airNurse: 'yyy',
    airStaff: 'nnn',
  },
  'TD3.2 masked': {
    nurse: '677',
    doctor: '677',
    workDoctor: 'nnn',
    treating: 'y77',
    structure: 'nnn',
    airDoctor: '677',
    airTreating: 'y77',
  },
  'TD3.3a mask': {
    nurse: 'ynn',
    workDoctor: 'ynn',
    treating: 'ynn',
    structure: 'nnn',
    airNurse: 'ynn',
    airStaff: 'nnn',
  },
  'TD3.3a unmask': {
    nurse: '8nn',
    workDoctor: '8nn',
    treating: 'ynn',
    structure: 'nnn',
    airNurse: '8nn',
    airTreating: 'ynn',
  },
  'TD3.3b': { nurse: 'ynn', doctor: 'ynn', treating: 'ynn', structure: 'nnn', airDoctor: 'ynn', airStaff: 'nnn' },
  'TD3.3c': { nurse: '888', doctor: '888', treating: '888', structure: '99n', airNurse: '888', airStaff: '9nn' },
  'TD3.3d': {
    nurse: '8nn',
    doctor: '8yy',
    treating: 'yyy',
    structure: 'nnn',
    airNurse: '8nn',
    airDoctor: 'yyy',
    airTreating: 'yyy',
    airStaff: 'nnn',
  },
};

const lines = Object.entries(sheets).flatMap(([action, cells]) =>
  Object.entries(cells).map(([who, expected]) => [action as Action, who as keyof typeof callers, expected] as const),
);

test.each(lines)('DMP/3.11 %s by %s: %s', (action, who, expected) => {
  const purposes = ['normal', 'centre_15', 'bris_de_glace'] as const;
  const said = purposes.map((purpose) => rightOf(action, caller({ ...callers[who], purpose }), record));
  expect(said.join('')).toBe(expected);
});
