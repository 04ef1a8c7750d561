import { structIdNatOfFiness } from '@liane/vocabulary';
import { establishments } from '../directory/index.ts';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import { certificatesOf } from './certificates.ts';
import type { exchanges } from './contract.ts';
import type { Post } from './needs.ts';
import { presentServices } from './services.ts';

/** How the services stand and the certificates presented to them: what whoever keeps the installation watches, and of sendings how many only. */
export async function connections(tx: Tx, act: Act, post: Post): Promise<ReplyOf<typeof exchanges.connections>> {
  const ours = await establishments(tx);
  const places = new Map(ours.map(({ finess, name }) => [structIdNatOfFiness(finess), name]));
  return {
    services: await presentServices(tx, act, post),
    certificates: certificatesOf(post.config, act.at, places),
  };
}
