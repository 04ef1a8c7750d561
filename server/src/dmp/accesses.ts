import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import type { dmp } from './contract.ts';

type Access = ReplyOf<typeof dmp.accesses>[number];

export type TracesOf = (tx: Tx, act: Act, personId: string) => Promise<(Access & { act: string })[]>;

/** What a screen says or asks by itself: the act behind it has left its own trace. */
const byItself: readonly string[] = ['dmp.reading', 'dmp.integration', 'dmp.changing', 'dmp.accesses', 'dmp.visit'];

/** Who looked from here, the newest first; what the DMP itself traced is read on the DMP (digest 3.10). */
export async function accessesOf(tx: Tx, act: Act, personId: string, tracesOf: TracesOf): Promise<Access[]> {
  return (await tracesOf(tx, act, personId))
    .filter((trace) => trace.act.startsWith('dmp.') && !byItself.includes(trace.act))
    .map(({ at, who, role, actInFrench, why }) => ({ at, who, role, actInFrench, why }));
}
