import { aboutPerson, demand, serve, type Act, type AnyServed, type Tx, type ReplyOf } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { record } from './contract.ts';
import { myDay, type TodoSource } from './my-day.ts';
import { openRecord } from './open-record.ts';
import { searchPeople } from './people.ts';
import { recordRights } from './policy.ts';

/** How far back « Ma journée » looks: two shifts of eight hours. Nobody clocks in here: a presence is not guessed. */
const twoShifts = 16 * 3_600_000;

export interface RecordNeeds {
  /** What other modules have waiting for the one who works. */
  todos: readonly TodoSource[];
  /** From access: the traces of one person, the newest first. */
  tracesOf: (tx: Tx, act: Act, personId: string) => Promise<ReplyOf<typeof record.whoLooked>>;
}

export const recordRoutes = ({ todos, tracesOf }: RecordNeeds): AnyServed[] => [
  serve(record.searchPeople, {
    act: 'record.searchPeople',
    may: (act) => demand(recordRights, 'record.searchPeople', act),
    trace: () => ({ personId: null }),
    do: ({ body }, act, tx) => searchPeople(tx, act, body.text, body.everywhere),
  }),
  serve(record.open, {
    act: 'record.open',
    may: (act, { params }, tx) => {
      demand(recordRights, 'record.open', act);
      return mayReach(tx, act, params.personId);
    },
    trace: aboutPerson,
    do: ({ params }, act, tx) => openRecord(tx, act, params.personId),
  }),
  serve(record.whoLooked, {
    act: 'record.whoLooked',
    may: (act, { params }, tx) => {
      demand(recordRights, 'record.whoLooked', act);
      return mayReach(tx, act, params.personId);
    },
    trace: aboutPerson,
    do: async ({ params }, act, tx) =>
      (await tracesOf(tx, act, params.personId)).map(({ at, who, role, actInFrench, why }) => ({
        at,
        who,
        role,
        actInFrench,
        why,
      })),
  }),
  serve(record.myDay, {
    act: 'record.myDay',
    may: (act) => demand(recordRights, 'record.myDay', act),
    trace: () => ({ personId: null }),
    do: (_input, act, tx) => myDay(tx, act, new Date(act.at.getTime() - twoShifts), todos),
  }),
];
