import { createHash } from 'node:crypto';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { z } from 'zod';
import type { Act } from './act.ts';
import type { AnyContract, Problem } from './contract.ts';
import type { Tx } from './tx.ts';
import { insertion } from './insertion.ts';
import type { Platform } from './module.ts';
import { AnswerShownOnce, CommandReused, Refusal, RefusedByRight } from './refusals.ts';
import { saidByDatabase } from './said-by-database.ts';
import type { AnyServed, Input, TraceNote } from './served.ts';

/** What the module of access brings to the door: who asks, and the keeping of traces. */
export interface Doorkeeper {
  whoAsks(request: FastifyRequest): Promise<Act | null>;
  /** Throws a RefusedByRight when the command does not come from our own pages. */
  checkOrigin(request: FastifyRequest): void;
  trace(tx: Tx, act: Act, name: string, note: TraceNote): Promise<void>;
  /** In a transaction of its own, since the refused one is undone. */
  traceRefusal(act: Act, name: string, note: TraceNote, refusal: RefusedByRight): Promise<void>;
}

// Faults of form are told to people.
z.config(z.locales.fr());

const largestBody = 25 * 1024 * 1024;

export function openHttp(platform: Platform): FastifyInstance {
  const logger: FastifyBaseLogger = platform.log;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    bodyLimit: largestBody,
    trustProxy: 'loopback',
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(securityHeaders)) if (!reply.hasHeader(name)) reply.header(name, value);
    done(null, payload);
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => present(error, reply, platform));
  return app;
}

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), microphone=(), payment=()',
};

export function mountRoutes(
  app: FastifyInstance,
  routes: AnyServed[],
  platform: Platform,
  doorkeeper: Doorkeeper,
): void {
  for (const route of routes) {
    app.route({
      method: route.contract.method,
      url: route.contract.path,
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return answer(request, route, platform, doorkeeper);
      },
    });
  }
}

async function answer(
  request: FastifyRequest,
  route: AnyServed,
  platform: Platform,
  doorkeeper: Doorkeeper,
): Promise<unknown> {
  const act = await doorkeeper.whoAsks(request);
  if (!act) throw new SignedOut();
  const commands = route.contract.method !== 'GET';
  if (commands) doorkeeper.checkOrigin(request);
  const command = commands && !route.repeatable ? commandOf(request) : null;
  const input = readInput(route.contract, request);
  try {
    return await againIfDeadlocked(() =>
      platform.database.within(act, async (tx) => {
        const allowed = await route.may(act, input, tx);
        const reply = await route.do(input, act, tx);
        if (route.trace !== 'none' && ((await route.leavesTrace?.(act, input, reply, tx)) ?? true)) {
          const note = route.trace(input, reply);
          await doorkeeper.trace(tx, act, route.act, allowed ? { ...note, why: allowed.why } : note);
        }
        if (command) keepCommand(tx, act, route, command, reply);
        return reply;
      }),
    );
  } catch (error) {
    const earlier = command ? await earlierReply(platform, act, route, command) : undefined;
    if (earlier) return earlier.reply;
    if (error instanceof RefusedByRight)
      await doorkeeper.traceRefusal(act, route.act, noteOf(route, input, error), error);
    throw error;
  }
}

/** SQLSTATE deadlock_detected (PostgreSQL, appendix A, class 40): the whole transaction was undone, and the other one goes on. */
const deadlocked = '40P01';

/** Does the same work once more, as the one who asked would by pressing again: the other act is likely over. */
async function againIfDeadlocked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if ((failure as { code?: unknown } | null)?.code !== deadlocked) throw failure;
    return work();
  }
}

const noteOf = (route: AnyServed, input: Input<AnyContract>, { personId }: RefusedByRight): TraceNote => {
  if (personId !== undefined) return { personId };
  try {
    return route.trace === 'none' ? { personId: null } : route.trace(input, undefined);
  } catch {
    return { personId: null };
  }
};

function readInput(contract: AnyContract, request: FastifyRequest): Input<AnyContract> {
  const params = contract.params.safeParse(request.params);
  const body = contract.body.safeParse(request.body === null ? undefined : request.body);
  const issues = [...(params.error?.issues ?? []), ...(body.error?.issues ?? [])];
  if (issues.length > 0) throw new Unreadable(issues, params.error ? 'address' : 'body');
  return { params: params.data, body: body.data };
}

interface Command {
  id: string;
  hash: Buffer;
}

/** The client names each command (`x-command-id`, UUID); a command without a name is kept under its own hash no longer than itself. */
function commandOf(request: FastifyRequest): Command | null {
  const id = request.headers['x-command-id'];
  if (typeof id !== 'string' || !z.uuid().safeParse(id).success) return null;
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`)
    .digest();
  return { id, hash };
}

interface CommandTables {
  commands: {
    organisation_id: string;
    id: string;
    account_id: string;
    route: string;
    body_hash: Buffer;
    reply: string | null;
    at: Date;
  };
}

/** Sent with the commit, which fails when another copy of the command was kept meanwhile. */
function keepCommand(tx: Tx, act: Act, route: AnyServed, command: Command, reply: unknown): void {
  tx.write(
    insertion('commands', {
      organisation_id: act.organisationId,
      id: command.id,
      account_id: act.accountId,
      route: route.act,
      body_hash: command.hash,
      reply: route.shownOnce ? null : JSON.stringify(reply ?? null),
      at: act.at,
    } satisfies CommandTables['commands']),
  );
}

/** A command already kept answers what it answered the first time, whatever the second attempt met. */
async function earlierReply(
  platform: Platform,
  act: Act,
  route: AnyServed,
  command: Command,
): Promise<{ reply: unknown } | undefined> {
  return platform.database.within(act, async (tx) => {
    const kept = await tx
      .on<CommandTables>()
      .selectFrom('commands')
      .selectAll()
      .where('organisation_id', '=', act.organisationId)
      .where('id', '=', command.id)
      .executeTakeFirst();
    if (!kept) return undefined;
    if (kept.route !== route.act || !kept.body_hash.equals(command.hash)) throw new CommandReused();
    if (route.shownOnce) throw new AnswerShownOnce();
    return { reply: kept.reply };
  });
}

export class SignedOut extends RefusedByRight {
  constructor() {
    super('signed-out', 'Votre session est terminée.', 'Reconnectez-vous : ce que vous avez tapé est gardé.');
  }
}

/** What arrived is not what the contract says. */
export class Unreadable extends Refusal {
  readonly kind = 'invalid';
  readonly code: string = 'invalid';
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[], where: 'address' | 'body' = 'body') {
    super(
      where === 'address'
        ? 'Cette adresse ne mène à rien : elle n’a pas la forme attendue.'
        : 'Une information n’a pas la forme attendue. Rien n’a été enregistré.',
    );
    this.issues = issues;
  }

  override toProblem(): Problem {
    return {
      ...super.toProblem(),
      faults: this.issues.map((issue) => ({ where: issue.path.join('.'), message: issue.message })),
    };
  }
}

const statuses: Record<Problem['kind'], number> = {
  'refused-by-rule': 409,
  'refused-by-right': 403,
  'failed-outside': 502,
  invalid: 400,
  'not-found': 404,
  unexpected: 500,
};

function present(thrown: FastifyError | Refusal, reply: FastifyReply, platform: Platform): FastifyReply {
  const error = saidByDatabase(thrown) ?? thrown;
  if (error instanceof Refusal)
    return reply.code(error instanceof SignedOut ? 401 : statuses[error.kind]).send(error.toProblem());
  if ('statusCode' in error && error.statusCode !== undefined && error.statusCode < 500) {
    const message =
      error.statusCode === 413
        ? 'Ce qui a été envoyé est trop gros (25 Mo au plus).'
        : 'La demande n’a pas pu être lue.';
    return reply.code(error.statusCode).send({ code: 'invalid', kind: 'invalid', message } satisfies Problem);
  }
  // The cause goes to the log without its data: constraint and place, never values.
  platform.log.error({ name: error.name, code: error.code, stack: error.stack?.split('\n').slice(1, 6) }, 'unexpected');
  return reply.code(500).send({
    code: 'unexpected',
    kind: 'unexpected',
    message: 'Le serveur n’a pas pu répondre.',
    safe: 'Rien de cette demande n’a été enregistré ; votre saisie est gardée.',
    todo: 'Réessayez ; si cela recommence, prévenez votre informatique.',
  } satisfies Problem);
}
