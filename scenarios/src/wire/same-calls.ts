import { access } from '@liane/server/contract/access';
import type { AnyContract, Problem } from '@liane/server/contract/platform';
import type { Page } from 'playwright-core';
import { newId } from './new-id.ts';
import { pathOf } from './path-of.ts';
import { Refused } from './refused.ts';
import type { Given } from './visitor.ts';

/** Sends a command from the page of somebody signed in, as its screens do. Throws Refused. */
export async function sendFrom<C extends AnyContract>(page: Page, contract: C, given: Given<C>): Promise<void> {
  const command = {
    session: access.session.path,
    path: pathOf(contract.path, given.params as Record<string, string>),
    init: { method: contract.method, body: JSON.stringify(given.body) },
    commandId: given.commandId ?? newId(),
  };
  const { status, content } = await page.evaluate(async ({ session, path, init, commandId }) => {
    const { csrf } = (await (await fetch(session)).json()) as { csrf: string };
    const headers = { 'content-type': 'application/json', 'x-liane-csrf': csrf, 'x-command-id': commandId };
    const answer = await fetch(path, { ...init, headers });
    return { status: answer.status, content: await answer.text() };
  }, command);
  if (status >= 400) throw new Refused(status, JSON.parse(content) as Problem);
}
