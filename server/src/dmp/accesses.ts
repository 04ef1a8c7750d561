import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import type { dmp } from './contract.ts';

type Access = ReplyOf<typeof dmp.accesses>[number];

export type TracesOf = (tx: Tx, act: Act, personId: string) => Promise<(Access & { act: string })[]>;

/** Asked again and again by a screen that waits: the act it waits for has left its own trace. */
const waits: readonly string[] = ['dmp.reading', 'dmp.integration', 'dmp.changing', 'dmp.accesses'];

/** Who looked from here, the newest first; what the DMP itself traced is read on the DMP (digest 3.10). */
export async function accessesOf(tx: Tx, act: Act, personId: string, tracesOf: TracesOf): Promise<Access[]> {
  return (await tracesOf(tx, act, personId))
    .filter((trace) => trace.act.startsWith('dmp.') && !waits.includes(trace.act))
    .map(({ at, who, role, actInFrench, why }) => ({ at, who, role, actInFrench, why }));
}
