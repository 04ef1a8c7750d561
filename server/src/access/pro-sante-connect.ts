import {
  ProSanteConnectError,
  type ProSanteConnectConfig,
  type ProSanteConnectErrorCode,
  type SignedIn,
  type ProSanteConnectIdentity,
} from '@liane/connector-pro-sante-connect';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { foldName } from '@liane/vocabulary';
import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { recordAttempt } from './attempts.ts';
import { rememberDeparture, takeDeparture } from './departure.ts';
import { exercisesOf } from './exercises.ts';
import { localPath } from './local-path.ts';
import type { AccessConfig, Entrance } from './needs.ts';
import { openSession } from './open-session.ts';
import { reconcile } from './reconcile.ts';
import { sealTokens } from './refresh-tokens.ts';
import type { SignInProblem } from './sign-in-problems.ts';
import { practicesOf, tables, type SessionRow } from './store.ts';

export const callbackPath = '/api/sign-in/pro-sante-connect/callback';
/** Where Pro Santé Connect sends the browser once signed out. */
export const signedOutPath = '/connexion';

const discovery = /\/\.well-known\/(wallet-)?openid-configuration$/;

/** Our configuration in the words of the connector. */
export function connectorConfig({ publicUrl, proSanteConnect: given }: AccessConfig): ProSanteConnectConfig {
  return {
    issuer: given.discoveryUrl.replace(discovery, ''),
    clientId: given.clientId,
    clientSecret: given.clientSecret,
    redirectUri: new URL(callbackPath, publicUrl).href,
    postLogoutRedirectUri: new URL(signedOutPath, publicUrl).href,
    sandbox: given.sandbox,
    ...(given.timeoutMs === undefined ? {} : { delayMs: given.timeoutMs }),
  };
}

/** Sends the browser to Pro Santé Connect; `to` is where the person wanted to go. */
export async function leaveForProSanteConnect(
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const to = localPath((request.query as { to?: unknown }).to);
  try {
    const { url, kept } = await entrance.proSanteConnect.beginSignIn();
    await rememberDeparture(entrance, reply, { kind: 'pro-sante-connect', ...kept, to });
    return await reply.redirect(url.href);
  } catch (error) {
    return stopped(entrance, request, reply, problemOf(error), to);
  }
}

/** The browser is back: who it is, which account, which practices; then a session, or a reason. */
export async function comeBackFromProSanteConnect(
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const left = await takeDeparture(entrance, request, reply, 'pro-sante-connect');
  if (!left) return stopped(entrance, request, reply, 'sign-in-expired', '/');
  let signedIn: SignedIn;
  try {
    signedIn = await entrance.proSanteConnect.finishSignIn(new URL(request.url, entrance.config.publicUrl), left);
  } catch (error) {
    return stopped(entrance, request, reply, problemOf(error), left.to);
  }
  const arrived = await letIn(entrance, request, reply, signedIn);
  if (typeof arrived === 'string') return reply.redirect(problemPath(arrived, left.to));
  return reply.redirect(arrived.practice_id === null ? placePath('/choisir', {}, left.to) : left.to);
}

async function letIn(
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
  { identity, tokens }: SignedIn,
): Promise<SignInProblem | SessionRow> {
  const method = 'pro-sante-connect';
  const identifier = identity.SubjectNameID;
  return entrance.platform.database.outside(async (tx) => {
    const account = await tables(tx)
      .selectFrom('accounts')
      .select(['id', 'family_name', 'given_name'])
      .where('subject_name_id', '=', identifier)
      .executeTakeFirst();
    const refuse = async (problem: SignInProblem) => {
      await recordAttempt(entrance, tx, request, { method, result: problem, accountId: account?.id, identifier });
      return problem;
    };
    if (!account) return refuse('unknown-professional');
    const held = await practicesOf(tx, account.id);
    const places = await entrance.needs.workplaces(
      tx,
      held.map(({ establishment_id }) => establishment_id),
    );
    const outcome = reconcile(identity, held, places);
    if ('problem' in outcome) return refuse(outcome.problem);
    await nameAccount(tx, account, identity);
    const session = await openSession(entrance, tx, request, reply, {
      accountId: account.id,
      signedInWith: method,
      practices: outcome.practices,
      pscTokens: sealTokens(entrance, tokens),
      exercises: exercisesOf(identity, outcome.practices, places),
    });
    await recordAttempt(entrance, tx, request, { method, result: 'ok', accountId: account.id, identifier });
    return session;
  });
}

/** The exercise names of the register become those of the account, unless they only differ by capitals or accents. */
async function nameAccount(
  tx: Tx,
  known: { id: string; family_name: string; given_name: string },
  { family_name, given_name }: Pick<ProSanteConnectIdentity, 'family_name' | 'given_name'>,
): Promise<void> {
  if (!family_name || !given_name) return;
  if (foldName(`${known.family_name} ${known.given_name}`) === foldName(`${family_name} ${given_name}`)) return;
  await sql`select liane_name_account(${known.id}, ${family_name}, ${given_name})`.execute(tx.on());
}

async function stopped(
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: SignInProblem,
  to: string,
): Promise<FastifyReply> {
  await entrance.platform.database.outside((tx) =>
    recordAttempt(entrance, tx, request, { method: 'pro-sante-connect', result: problem }),
  );
  return reply.redirect(problemPath(problem, to));
}

const problemPath = (problem: SignInProblem, to: string): string => placePath('/connexion', { probleme: problem }, to);

/** A page of ours that remembers where the person was going. */
function placePath(path: string, told: Record<string, string>, to: string): string {
  const query = new URLSearchParams({ ...told, ...(to === '/' ? {} : { to }) }).toString();
  return query ? `${path}?${query}` : path;
}

const problems: Record<ProSanteConnectErrorCode, SignInProblem> = {
  'psc-misconfigured': 'psc-misconfigured',
  'psc-unreachable': 'psc-down',
  'psc-slow': 'psc-slow',
  'psc-unreadable': 'psc-unreadable',
  'psc-untrusted': 'psc-untrusted',
  'psc-refused': 'psc-refused',
  'psc-assurance-too-low': 'assurance-too-low',
  'psc-session-ended': 'psc-refused',
};

/** The failure as the sign-in page tells it; anything that is not the connector's is a fault of ours and passes. */
function problemOf(error: unknown): SignInProblem {
  if (error instanceof ProSanteConnectError) return problems[error.code];
  throw error;
}
