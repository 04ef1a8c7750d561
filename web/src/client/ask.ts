import type { AnswerOf, AnyContract, BodyOf, ParamsOf } from '@liane/server/contract/platform';
import type { Problem } from '@liane/server/contract/platform';
import { answered, unanswered } from './connection.ts';
import { sinceGesture } from './gestures.ts';
import { AnswerUnreadable, NetworkAway, ProblemError } from './problems.ts';
import { currentSession, sessionIsLost } from './session-store.ts';

type Needs<Name extends string, T> = [T] extends [undefined] ? { [K in Name]?: undefined } : { [K in Name]: T };

/** What a contract needs to be asked: `params` and `body` are there only when it has some. */
export type Given<C extends AnyContract> = Needs<'body', BodyOf<C>> &
  (Record<string, never> extends ParamsOf<C> ? { params?: ParamsOf<C> } : { params: ParamsOf<C> });

export interface Asking {
  signal?: AbortSignal | undefined;
  /** Present for a command: repeating it with the same id is harmless. */
  commandId?: string | undefined;
}

/**
 * Asks the server once, and checks what it answers against the contract.
 * Throws ProblemError (it said no), NetworkAway (it said nothing) or AnswerUnreadable.
 */
export async function ask<C extends AnyContract>(
  contract: C,
  given: Given<C>,
  asking: Asking = {},
): Promise<AnswerOf<C>> {
  const response = await send(contract, given as { params?: Record<string, string>; body?: unknown }, asking);
  const content: unknown = await contentOf(response);
  if (!response.ok) throw refused(content, response.status);
  const read = contract.reply.safeParse(content);
  if (!read.success) throw new AnswerUnreadable(contract.path, read.error);
  return read.data as AnswerOf<C>;
}

/** Milliseconds without a gesture after which a page refreshes for itself, not for someone. */
const unattended = 30_000;

/** Fills `:name` in a path; identifiers are escaped though only opaque ones are ever put there. */
export function pathOf(path: string, params: Record<string, string> = {}): string {
  return path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

async function send(
  contract: AnyContract,
  given: { params?: Record<string, string>; body?: unknown },
  { signal, commandId }: Asking,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  const csrf = currentSession()?.csrf;
  if (contract.method !== 'GET' && csrf != null) headers.set('x-liane-csrf', csrf);
  if (contract.method === 'GET' && sinceGesture() > unattended) headers.set('x-liane-background', '1');
  if (commandId !== undefined) headers.set('x-command-id', commandId);
  if (given.body !== undefined) headers.set('content-type', 'application/json');
  try {
    const response = await fetch(pathOf(contract.path, given.params), {
      method: contract.method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!isFromGateway(response)) answered();
    else throw new Error(`Answer ${response.status} of an intermediary`);
    return response;
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    unanswered();
    throw new NetworkAway(cause);
  }
}

/** A 502, 503 or 504 without a word of ours comes from what stands between: the server did not speak. */
function isFromGateway(response: Response): boolean {
  const spoken = response.headers.get('content-type')?.includes('json') ?? false;
  return [502, 503, 504].includes(response.status) && !spoken;
}

async function contentOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function refused(content: unknown, status: number): ProblemError {
  if (status === 401) sessionIsLost();
  return new ProblemError(isProblem(content) ? content : unspoken(status), status);
}

function isProblem(content: unknown): content is Problem {
  return (
    typeof content === 'object' && content !== null && 'message' in content && 'code' in content && 'kind' in content
  );
}

function unspoken(status: number): Problem {
  if (status === 401) {
    return {
      code: 'signed-out',
      kind: 'refused-by-right',
      message: 'Votre session est fermée.',
      safe: 'Ce que vous avez écrit est gardé.',
      todo: 'Reconnectez-vous : vous reviendrez ici.',
    };
  }
  return {
    code: 'unexpected',
    kind: 'unexpected',
    message: `Le serveur a répondu par un défaut (${status}).`,
    safe: 'Ce qui était enregistré le reste.',
    todo: 'Réessayez. Si cela recommence, prévenez le support en donnant l’heure.',
    worthRetrying: true,
  };
}
