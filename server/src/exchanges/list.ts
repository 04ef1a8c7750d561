import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import { connections } from './connections.ts';
import type { exchanges } from './contract.ts';
import { inDoubt } from './hear-identity.ts';
import type { Post } from './needs.ts';
import { presentSendings } from './present.ts';
import { countByState, sendingsWhere } from './store.ts';

/** At most so many of those that still matter, and of those that are over. */
const mostOpen = 400;
const mostOver = 150;

/** The exchanges of the establishment worked in: what waits or was refused, then what is over, the latest first. */
export async function list(tx: Tx, act: Act, post: Post): Promise<ReplyOf<typeof exchanges.list>> {
  const here = { establishmentId: act.establishmentId };
  const open = await sendingsWhere(tx, act.organisationId, {
    ...here,
    states: ['waiting', 'held', 'refused'],
    most: mostOpen,
  });
  const over = await sendingsWhere(tx, act.organisationId, {
    ...here,
    states: ['accepted', 'delivered', 'read', 'abandoned'],
    most: mostOver,
  });
  const inDoubtToo = await sendingsWhere(tx, act.organisationId, { ...here, because: [inDoubt], most: mostOpen });
  const shown = new Set(inDoubtToo.map(({ id }) => id));
  const counts = await countByState(tx, act.organisationId, act.establishmentId);
  const count = (state: Parameters<typeof counts.get>[0]): number => counts.get(state) ?? 0;
  return {
    rows: await presentSendings(tx, act, [...open, ...inDoubtToo, ...over.filter(({ id }) => !shown.has(id))]),
    counts: {
      waiting: count('waiting'),
      held: count('held'),
      accepted: count('accepted'),
      delivered: count('delivered'),
      read: count('read'),
      refused: count('refused'),
      abandoned: count('abandoned'),
    },
    ...(await connections(tx, act, post)),
  };
}
