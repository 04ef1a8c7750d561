import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NotFound, RefusedByRight, SignedOut, type Door } from '../platform/index.ts';
import { attachmentPath } from './contract.ts';
import { attachmentOf } from './file-attachment.ts';
import { mayAct } from './policy.ts';
import { mayReadMessage, readableMessage } from './reach.ts';
import { ticks } from './tick.ts';
import { isPdf } from './view-message.ts';
import type { Workshop } from './workshop.ts';

const named = z.object({ id: z.uuid(), rank: z.coerce.number().int().min(0).max(200) });

/** Nothing that came from outside runs here: a PDF is shown by the reader of the browser, anything else is only kept. */
const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
};

/** Attachments as bytes, under the right, the reach and the trace of `messaging.message`. */
export function messagingPlugin(app: FastifyInstance, door: Door, workshop: Workshop): void {
  const { database, log } = workshop.platform;
  // The first turn is now, not at the next minute.
  app.addHook('onReady', async () => {
    if (!workshop.operator) return;
    await database
      .outside((tx) => tx.enqueue(ticks, {}, { key: ticks }))
      .catch(() => log.warn('the first turn of the mailboxes is the next minute’s'));
  });
  app.addHook('onClose', async () => {
    await workshop.listening.close();
    await workshop.operator?.mssante.close();
  });
  app.get(attachmentPath(':id', ':rank'), async (request, reply) => {
    const act = await door.whoAsks(request);
    if (!act) throw new SignedOut();
    const asked = named.safeParse(request.params);
    if (!asked.success) throw new NotFound('Cette pièce jointe');
    const { id, rank } = asked.data;
    let personId: string | null = null;
    const { doorkeeper } = workshop.needs;
    try {
      const attachment = await workshop.platform.database.within(act, async (tx) => {
        mayAct('messaging.message', act);
        const { message } = await readableMessage(tx, act, id);
        personId = message.person_id;
        const allowed = await mayReadMessage(tx, act, id);
        const found = await attachmentOf(tx, message, rank, workshop);
        await doorkeeper.trace(tx, act, 'messaging.message', { personId, ...(allowed ? { why: allowed.why } : {}) });
        return found;
      });
      const pdf = isPdf(attachment);
      for (const [name, value] of Object.entries(headers)) reply.header(name, value);
      return reply
        .type(pdf ? 'application/pdf' : 'application/octet-stream')
        .header(
          'content-disposition',
          `attachment; filename="piece${pdf ? '.pdf' : ''}"; filename*=UTF-8''${encodeURIComponent(attachment.fileName)}`,
        )
        .send(attachment.bytes);
    } catch (error) {
      if (error instanceof RefusedByRight) await doorkeeper.traceRefusal(act, 'messaging.message', { personId }, error);
      throw error;
    }
  });
}
