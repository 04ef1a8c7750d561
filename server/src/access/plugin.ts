import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { SignedOut, Unreadable } from '../platform/index.ts';
import { choosePractice } from './choose-practice.ts';
import { access } from './contract.ts';
import { checkCsrf, checkSite } from './doorkeeper.ts';
import { lookUpSession, type LiveSession } from './look-up-session.ts';
import type { Entrance } from './needs.ts';
import { presentSession } from './present-session.ts';
import { callbackPath, comeBackFromProSanteConnect, leaveForProSanteConnect } from './pro-sante-connect.ts';
import { signOut } from './sign-out.ts';

/** The paths where nobody is known yet, or no establishment chosen: they stand before the rights. */
export function accessPlugin(app: FastifyInstance, entrance: Entrance): void {
  const { platform, config } = entrance;
  const shown = (session: Parameters<typeof presentSession>[2]) =>
    platform.database.outside((tx) => presentSession(entrance, tx, session));

  async function signedIn(request: FastifyRequest): Promise<LiveSession> {
    checkSite(config, request);
    const session = await lookUpSession(entrance, request);
    if (!session) throw new SignedOut();
    checkCsrf(request, session.csrf);
    return session;
  }

  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
  app.get(access.session.path, async (request) => shown(await lookUpSession(entrance, request)));
  app.post(access.choosePractice.path, async (request, reply) => {
    const session = await signedIn(request);
    const { practiceId } = bodyOf(access.choosePractice, request);
    return platform.database.outside(async (tx) =>
      presentSession(entrance, tx, await choosePractice(entrance, tx, reply, session, practiceId)),
    );
  });
  app.post(access.signOut.path, async (request, reply) => ({
    next: await signOut(entrance, reply, await signedIn(request)),
  }));
  app.get('/api/sign-in/pro-sante-connect', (request, reply) => leaveForProSanteConnect(entrance, request, reply));
  app.get(callbackPath, (request, reply) => comeBackFromProSanteConnect(entrance, request, reply));
}

/** The body as the contract says it, or Unreadable. */
function bodyOf<B extends z.ZodType>({ body }: { body: B }, request: FastifyRequest): z.output<B> {
  const read = body.safeParse(request.body);
  if (!read.success) throw new Unreadable(read.error.issues);
  return read.data;
}
