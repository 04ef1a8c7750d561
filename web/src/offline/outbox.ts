import type { AnyContract } from '@liane/server/contract/platform';
import { pathOf } from '../client/ask.ts';
import { answered, unanswered } from '../client/connection.ts';
import { currentSession, sessionIsLost } from '../client/session-store.ts';
import { device } from './device.ts';
import type { Kept } from './device-store.ts';

/** An act that waits for the network. */
export interface KeptCommand {
  id: string;
  method: AnyContract['method'];
  path: string;
  given: { params?: unknown; body?: unknown };
  /** What the person reads in the list of what waits. */
  title: string;
  /** The server said no when it was sent at last; it stays until someone decides. */
  refused?: string;
}

/** Keeps an act, sealed. Throws when nobody is signed in, so that no screen says « gardé » wrongly. */
export async function keepCommand(command: KeptCommand): Promise<void> {
  const kept = await device.keep({ id: command.id, kind: 'command', at: new Date(), content: command });
  if (!kept) throw new Error('Nothing can be kept on this device without a session');
}

export async function keptCommands(): Promise<KeptCommand[]> {
  return (await device.all()).filter(isCommand).map(({ content }) => content as KeptCommand);
}

export const dropCommand = (id: string): Promise<void> => device.release(id);

/**
 * Sends what waits, oldest first, each with its own command id.
 * Stops at the first silence; an act refused by the server stays, with the reason.
 */
export async function sendWhatWaits(): Promise<{ sent: number; refused: number }> {
  let sent = 0;
  let refused = 0;
  for (const command of await keptCommands()) {
    if (command.refused !== undefined) continue;
    const outcome = await sendOne(command);
    if (outcome === 'silent') break;
    if (outcome === 'done') {
      sent += 1;
      await device.release(command.id);
    } else {
      refused += 1;
      await device.keep({
        id: command.id,
        kind: 'command',
        at: new Date(),
        content: { ...command, refused: outcome.why },
      });
    }
  }
  return { sent, refused };
}

async function sendOne(command: KeptCommand): Promise<'done' | 'silent' | { why: string }> {
  const { params, body } = command.given;
  try {
    const response = await fetch(pathOf(command.path, params as Record<string, string>), {
      method: command.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'x-command-id': command.id,
        'x-liane-csrf': currentSession()?.csrf ?? '',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    answered();
    if (response.ok) return 'done';
    if (response.status === 401) sessionIsLost();
    // Not the last word of the server about this act: it waits for a better moment.
    if (response.status === 401 || response.status === 429 || response.status >= 500) return 'silent';
    const said: unknown = await response.json().catch(() => undefined);
    return { why: messageIn(said) ?? 'Le serveur a refusé cette saisie.' };
  } catch {
    unanswered();
    return 'silent';
  }
}

function messageIn(said: unknown): string | undefined {
  if (typeof said !== 'object' || said === null || !('message' in said)) return undefined;
  return typeof said.message === 'string' ? said.message : undefined;
}

const isCommand = (kept: Kept): boolean => kept.kind === 'command';
