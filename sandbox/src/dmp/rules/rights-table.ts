import { isDoctor, isDoctorOfWork, isHealthProfessional } from '../caller.ts';
import type { Caller } from '../caller.ts';
import type { KeptRecord } from '../state/record.ts';
import { genreAsProfessional } from './unverified.ts';

/** Actions of the functional table (digest 3.11). */
export type Action =
  | 'TD0.2'
  | 'TD0.3 add'
  | 'TD0.3 remove'
  | 'TD0.3 treating'
  | 'TD0.4'
  | 'TD1.6'
  | 'TD2.1'
  | 'TD3.1 metadata'
  | 'TD3.1 reference'
  | 'TD3.2'
  | 'TD3.2 masked'
  | 'TD3.3a mask'
  | 'TD3.3a unmask'
  | 'TD3.3b'
  | 'TD3.3c'
  | 'TD3.3d';

/** Yes, no, or the number of a condition of the table, for the transaction to judge. */
export type Right = 'y' | 'n' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

const columns = ['ps', 'doctor', 'workDoctor', 'treatingDoctor', 'indirect', 'airPs', 'airDoctor', 'airStaff'] as const;
type Column = (typeof columns)[number];

/**
 * Sheets PDT-INF-526 v1.8 and 606 v1.3 (digest 3.11). One letter a mode: normal, centre 15 (« régulation »), bris de glace; a
 * missing letter is a no. `=` in AIR: as direct. The columns of cards (CPE) are absent: the town issues no card.
 * « TD0.3 treating » covers the removal of the role; its declaration follows « TD0.3 add » (digest 3.4).
 */
const table = `
                  ps   doctor workDoctor treatingDoctor indirect airPs airDoctor airStaff
TD0.2             yyy  yyy    y          y-y            yy       =     =         y
TD0.3 add         ynn  ynn    n          y-n            nn       =     =         1
TD0.3 remove      ynn  ynn    n          y-n            nn       =     =         n
TD0.3 treating    nnn  nnn    n          y-n            nn       nnn   nnn       n
TD0.4             yyy  yyy    y          y-y            3n       =     =         2
TD1.6             ynn  ynn    y          y-n            nn       =     =         n
TD2.1             yyy  yyy    y          y-y            44       nnn   nnn       n
TD3.1 metadata    yyy  yyy    y          y-y            nn       =     =         n
TD3.1 reference   yyy  yyy    y          y-y            55       =     =         5
TD3.2             yyy  yyy    n          y-y            nn       =     =         n
TD3.2 masked      677  677    n          y-7            nn       =     =         n
TD3.3a mask       ynn  ynn    y          y-n            nn       =     =         n
TD3.3a unmask     8nn  8nn    8          y-n            nn       =     =         n
TD3.3b            ynn  ynn    y          y-n            nn       =     =         n
TD3.3c            888  888    8          8-8            99       =     =         9
TD3.3d            8nn  8yy    8          y-y            nn       8nn   yyy       n
`;

const rows = new Map(
  table
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => [line.slice(0, 18).trim(), line.slice(18).trim().split(/\s+/)] as const),
);

/** What the table says of this caller on this record. */
export function rightOf(action: Action, caller: Caller, record: KeptRecord | undefined): Right {
  if (caller.mode === 'INDIRECTE_RENFORCEE' && neverInAir.includes(action)) return 'n';
  const column = columnOf(caller, record);
  const cells = rows.get(action);
  const said = cells?.[columns.indexOf(column)];
  const cell = said === '=' ? cells?.[columns.indexOf(asDirect[column] ?? column)] : said;
  const letter = cell?.[{ normal: 0, centre_15: 1, bris_de_glace: 2 }[caller.purpose]];
  return isRight(letter) ? letter : 'n';
}

/** Said of AIR whoever asks, the médecin traitant and the doctor of work included: they have no column of their own there. */
const neverInAir: readonly Action[] = ['TD2.1', 'TD0.3 treating'];

const asDirect: Partial<Record<Column, Column>> = { airPs: 'ps', airDoctor: 'doctor' };

/** AIR has no column for the médecin traitant nor for the doctor of work: theirs is the direct one. */
function columnOf(caller: Caller, record: KeptRecord | undefined): Column {
  if (caller.mode === 'INDIRECTE') return 'indirect';
  const air = caller.mode === 'INDIRECTE_RENFORCEE';
  if (air && !isHealthProfessional(caller) && !(genreAsProfessional && caller.genre !== undefined)) return 'airStaff';
  if (isDoctorOfWork(caller)) return 'workDoctor';
  // The médecin traitant has no column for the regulation: there, a doctor like another.
  if (isTreatingDoctor(caller, record) && caller.purpose !== 'centre_15') return 'treatingDoctor';
  if (isDoctor(caller)) return air ? 'airDoctor' : 'doctor';
  return air ? 'airPs' : 'ps';
}

export const isTreatingDoctor = ({ id }: { id: string }, record: KeptRecord | undefined): boolean =>
  record?.treatingDoctors.includes(id) ?? false;

const isRight = (letter: string | undefined): letter is Right => letter !== undefined && /^[yn1-9]$/.test(letter);
