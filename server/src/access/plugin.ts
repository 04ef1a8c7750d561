import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { demand, RefusedByRight, SignedOut, Unreadable, type Act, type Door, type Tx } from '../platform/index.ts';
import { choosePractice } from './choose-practice.ts';
import { access } from './contract.ts';
import { checkCsrf, checkSite } from './doorkeeper.ts';
import { acceptInvitation, lookAtInvitation } from './accept-invitation.ts';
import { lookUpSession, type LiveSession } from './look-up-session.ts';
import type { Entrance } from './needs.ts';
import { presentSession } from './present-session.ts';
import { callbackPath, comeBackFromProSanteConnect, leaveForProSanteConnect } from './pro-sante-connect.ts';
import { accessRights } from './policy.ts';
import { signInAttemptsCsv } from './sign-in-attempts.ts';
import { preparePasskey, signInWithPasskey } from './sign-in-with-passkey.ts';
import { signOut } from './sign-out.ts';
import { staffCsv } from './staff-csv.ts';
import type { SessionRow } from './store.ts';
import { writeTrace } from './write-trace.ts';

/** The paths where nobody is known yet, or no establishment chosen: they stand before the rights. */
export function accessPlugin(app: FastifyInstance, door: Door, entrance: Entrance): void {
  void app.register((scope, _options, done) => {
    scope.addHook('onRequest', (_request, reply, next) => {
      reply.header('cache-control', 'no-store');
      next();
    });
    sessionPaths(scope, entrance);
    signInPaths(scope, entrance);
    download(scope, door, entrance, 'access.signInAttempts', 'sign-in-attempts.csv', 'connexions', (tx, act) =>
      signInAttemptsCsv(tx, act),
    );
    download(scope, door, entrance, 'access.staff', 'accounts.csv', 'comptes', (tx, act) =>
      staffCsv(entrance, tx, act),
    );
    done();
  });
}

/** A file of `/api/staff/`: traced like any act, refused like any act. */
function download(
  app: FastifyInstance,
  door: Door,
  { platform }: Entrance,
  name: keyof typeof accessRights,
  path: string,
  called: string,
  read: (tx: Tx, act: Act) => Promise<string>,
): void {
  app.get(`/api/staff/${path}`, async (request, reply) => {
    const act = await door.whoAsks(request);
    if (!act) throw new SignedOut();
    const trace = (tx: Tx, refused?: string) =>
      writeTrace(tx, act, platform.newId(), name, { personId: null }, refused);
    try {
      demand(accessRights, name, act);
    } catch (error) {
      if (error instanceof RefusedByRight) await platform.database.within(act, (tx) => trace(tx, error.code));
      throw error;
    }
    const file = await platform.database.within(act, async (tx) => {
      await trace(tx);
      return read(tx, act);
    });
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${called}.csv"`);
    return file;
  });
}

function sessionPaths(app: FastifyInstance, entrance: Entrance): void {
  const { config, platform } = entrance;

  async function signedIn(request: FastifyRequest): Promise<LiveSession> {
    checkSite(config, request);
    const session = await lookUpSession(entrance, request);
    if (!session) throw new SignedOut();
    checkCsrf(request, session.csrf);
    return session;
  }

  app.get(access.session.path, (request) =>
    lookUpSession(entrance, request).then((session) => shown(entrance, session)),
  );
  app.post(access.choosePractice.path, async (request, reply) => {
    const session = await signedIn(request);
    const { practiceId } = bodyOf(access.choosePractice, request);
    const moved = await platform.database.outside((tx) => choosePractice(entrance, tx, reply, session, practiceId));
    return shown(entrance, moved);
  });
  app.post(access.signOut.path, async (request, reply) => ({
    next: await signOut(entrance, reply, await signedIn(request)),
  }));
}

function signInPaths(app: FastifyInstance, entrance: Entrance): void {
  const ours = (request: FastifyRequest) => checkSite(entrance.config, request);

  app.get('/api/sign-in/pro-sante-connect', (request, reply) => leaveForProSanteConnect(entrance, request, reply));
  app.get(callbackPath, (request, reply) => comeBackFromProSanteConnect(entrance, request, reply));
  app.post(access.passkeyOptions.path, async (request, reply) => {
    ours(request);
    return preparePasskey(entrance, reply);
  });
  app.post(access.passkeySignIn.path, async (request, reply) => {
    ours(request);
    const credential = bodyOf(access.passkeySignIn, request);
    return shown(entrance, await signInWithPasskey(entrance, request, reply, credential));
  });
  app.post(access.invitationLook.path, async (request, reply) => {
    ours(request);
    return lookAtInvitation(entrance, reply, bodyOf(access.invitationLook, request).token);
  });
  app.post(access.invitationAccept.path, async (request, reply) => {
    ours(request);
    const accepted = bodyOf(access.invitationAccept, request);
    return shown(entrance, await acceptInvitation(entrance, request, reply, accepted));
  });
}

const shown = (entrance: Entrance, session: SessionRow | null) =>
  entrance.platform.database.outside((tx) => presentSession(entrance, tx, session));

/** The body as the contract says it, or Unreadable. */
function bodyOf<B extends z.ZodType>({ body }: { body: B }, request: FastifyRequest): z.output<B> {
  const read = body.safeParse(request.body);
  if (!read.success) throw new Unreadable(read.error.issues);
  return read.data;
}
