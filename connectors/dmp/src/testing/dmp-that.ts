import { afterEach } from 'vitest';
import { openDmp } from '../index.ts';
import type { Dmp, DmpConfig } from '../index.ts';
import { answering } from './answers.ts';
import { oddDmp } from './service.ts';
import type { Asked, OddDmp, Said } from './service.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
});

/** Closed when the test is over. */
export function untilTheEnd<Closable extends { close(): Promise<void> }>(closable: Closable): Closable {
  opened.push(closable);
  return closable;
}

/** A DMP that answers that, and the connector pointed at it; both closed when the test is over. */
export async function dmpThat(
  answer: (asked: Asked) => Said,
  change: Partial<DmpConfig> = {},
): Promise<{ dmp: Dmp; service: OddDmp }> {
  const service = untilTheEnd(await oddDmp(answer));
  return { service, dmp: untilTheEnd(openDmp({ ...service.config, ...change })) };
}

/** Says the same to every request. */
export const says =
  (action: string, body: string) =>
  ({ messageId }: Asked): Said => ({ body: answering(action, messageId, body) });
