import type { FastifyInstance } from 'fastify';
import { demand, RefusedByRight, SignedOut, Unreadable, type Doorkeeper } from '../platform/index.ts';
import { directory } from './contract.ts';
import type { AsksNational } from './national.ts';
import { directoryRights } from './policy.ts';

const act = 'directory.searchNational';

/** The national search stands outside the transactions: however slow the directory, it holds none of their connections. */
export function nationalPlugin(app: FastifyInstance, doorkeeper: Doorkeeper, national: AsksNational): void {
  app.post(directory.searchNational.path, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const asking = await doorkeeper.whoAsks(request);
    if (!asking) throw new SignedOut();
    doorkeeper.checkOrigin(request);
    const question = directory.searchNational.body.safeParse(request.body);
    if (!question.success) throw new Unreadable(question.error.issues);
    try {
      demand(directoryRights, act, asking);
    } catch (error) {
      if (error instanceof RefusedByRight) await doorkeeper.traceRefusal(asking, act, { personId: null }, error);
      throw error;
    }
    return national.search(question.data);
  });
}
