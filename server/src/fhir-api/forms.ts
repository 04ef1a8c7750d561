import type { FastifyInstance } from 'fastify';

const largestForm = 64 * 1024;

/** Reads `application/x-www-form-urlencoded` in this part of the server alone; anything else is refused (415). */
export function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestForm },
    (_request, body, done) => {
      done(null, new URLSearchParams(body.toString()));
    },
  );
}
