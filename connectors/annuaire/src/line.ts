import { setTimeout as wait } from 'node:timers/promises';
import { annuaireThrottleStatus } from '@liane/vocabulary/unverified/annuaire';
import type { Settings } from './config.ts';
import {
  AnnuaireBusy,
  AnnuaireError,
  AnnuaireRefusedKey,
  AnnuaireRefusedQuery,
  AnnuaireSlow,
  AnnuaireUnavailable,
  AnnuaireUnreadable,
} from './errors.ts';
import { nameFailure } from './failures.ts';
import type { Pace } from './pace.ts';
import { member, parse, textOf } from './read.ts';
import type { HttpAnswer, Transport } from './transport.ts';

export interface Line {
  settings: Settings;
  transport: Transport;
  pace: Pace;
}

/** How many times a call refused for haste is made again, and the longest wait before. */
const patience = { times: 2, longestMs: 5_000, ms: 1_100 };

/** One call, at the pace of the service. @throws AnnuaireError */
export async function call({ settings, transport, pace }: Line, url: URL, deadline: AbortSignal): Promise<unknown> {
  try {
    for (let tried = 0; ; tried++) {
      await pace.turn(deadline);
      const answer = await transport.get(url, deadline);
      const { status, contentType, body } = answer;
      settings.onExchange({ url: url.href, answer: { status, contentType, body } });
      if (answer.status !== annuaireThrottleStatus) return read(answer);
      if (tried === patience.times) throw new AnnuaireBusy();
      const asked = answer.retryAfter === undefined ? patience.ms : answer.retryAfter * 1_000;
      await wait(Math.min(Math.max(asked, 0), patience.longestMs), undefined, { signal: deadline });
    }
  } catch (failure) {
    if (failure instanceof AnnuaireError) throw failure;
    if (deadline.aborted) throw new AnnuaireSlow(settings.timeout, failure);
    throw nameFailure(failure);
  }
}

function read({ status, contentType, body }: HttpAnswer): unknown {
  if (status === 401 || status === 403) throw new AnnuaireRefusedKey();
  if (status >= 500) throw new AnnuaireUnavailable();
  if (status >= 400) throw new AnnuaireRefusedQuery(`HTTP ${status}, ${diagnosticsIn(body)}`);
  if (status !== 200) throw new AnnuaireUnreadable(`HTTP ${status}`);
  if (!/^application\/(fhir\+)?json\b/i.test(contentType)) throw new AnnuaireUnreadable('not JSON by its type');
  return parse(body);
}

/** What an OperationOutcome says; nothing when the answer is not one. */
function diagnosticsIn(body: Buffer): string {
  try {
    const [issue] = (member(parse(body), 'issue') ?? []) as unknown[];
    return textOf(member(issue, 'diagnostics')) ?? '';
  } catch {
    return '';
  }
}
