import { imapKey, late, takeFault } from '../../faults.ts';
import type { KeptMessage } from '../../mailboxes/post-office.ts';
import { textOf } from '../command.ts';
import type { Argument, Command } from '../command.ts';
import { fetchAnswer, readAsked } from '../fetch.ts';
import { search } from '../search.ts';
import { readSet } from '../sequence.ts';
import type { ImapSession } from '../session.ts';
import { toBytes } from '../write.ts';
import { spoil } from './session-verbs.ts';
import { notUnderstood } from './verb.ts';
import type { Verb, Verbs } from './verb.ts';

/** The messages a set names; undefined when it is not a set. */
export function named(
  { view }: ImapSession,
  set: Argument | undefined,
  byUid: boolean,
): { number: number; message: KeptMessage }[] | undefined {
  if (!view) return undefined;
  const holds = readSet(textOf(set) ?? '', byUid ? view.largestUid : view.count);
  return holds && view.messages().filter(({ number, message }) => holds(byUid ? message.uid : number));
}

const fetch = (byUid: boolean): Verb => ({
  needs: 'selected',
  async act(session, { arguments: [set, items] }: Command) {
    const { view, mailbox, parts } = session;
    const messages = named(session, set, byUid);
    const asked = readAsked(items, byUid);
    if (!messages || !asked || !view || !mailbox) return notUnderstood;
    const fault = takeFault(
      parts.town,
      imapKey,
      asked.sections.length > 0
        ? ['slow', 'refusal', 'rubbish', 'cut', 'down']
        : ['slow', 'refusal', 'rubbish', 'down'],
      'FETCH',
    );
    await late(fault);
    if (fault?.kind === 'refusal') return 'NO [UNAVAILABLE] Service indisponible';
    if (fault?.kind === 'rubbish') return spoil(session);
    if (fault?.kind === 'down') return void session.socket.destroy();
    if (asked.marks && !view.readOnly)
      await markSeen(
        session,
        messages.map(({ message }) => message),
      );
    for (const { number, message } of messages) {
      const answer = toBytes(await fetchAnswer(number, message, asked, parts.office));
      if (fault?.kind === 'cut')
        return void session.socket.write(answer.subarray(0, answer.length >> 1), () => session.socket.destroy());
      session.send(answer);
      view.knows(message);
      await session.drained();
      if (session.socket.destroyed) return undefined;
    }
    return 'OK Voila';
  },
});

async function markSeen({ parts, mailbox, view }: ImapSession, messages: readonly KeptMessage[]): Promise<void> {
  const unseen = messages.filter(({ flags }) => !flags.has('\\Seen'));
  if (!mailbox || !view || unseen.length === 0) return;
  const changes = new Map(unseen.map(({ uid, flags }) => [uid, [...flags, '\\Seen']]));
  await parts.office.flag(mailbox.address, view.folder.name, changes);
}

const find = (byUid: boolean): Verb => ({
  needs: 'selected',
  async act(session, { arguments: criteria }: Command) {
    if (!session.view) return notUnderstood;
    const found = await search(criteria, session.view, session.parts.office, byUid);
    if (!found) return notUnderstood;
    session.send(`* SEARCH${found.map((number) => ` ${number}`).join('')}\r\n`);
    return 'OK Voila';
  },
});

export const messageVerbs: Verbs = {
  FETCH: fetch(false),
  'UID FETCH': fetch(true),
  SEARCH: find(false),
  'UID SEARCH': find(true),
};
