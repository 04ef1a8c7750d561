import type { FastifyReply } from 'fastify';

/** Types a browser may show; any other is downloaded. */
const shown = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'text/plain']);

/** A file somebody sent: never run, never guessed at. */
export const sendFile = (reply: FastifyReply, { type, bytes }: { type: string; bytes: Buffer }): FastifyReply =>
  reply
    .type(shown.has(type) ? type : 'application/octet-stream')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', shown.has(type) ? 'inline' : 'attachment')
    .send(bytes);
