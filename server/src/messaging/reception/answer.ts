import { returnPathOf } from '../return-path.ts';
import { addAnswer } from '../messages.ts';
import { labelOf, type ReceptionCode } from '../reception-codes.ts';
import { failureIn } from '../subject.ts';
import type { Reception } from './reception.ts';

/**
 * The notice this message is owed (digest 9). Nothing answers a notice, an outsider or a machine: two softwares never speak for ever.
 * An applicative mailbox answers each failure; a mailbox that people read answers what nobody will be able to read.
 * @returns true when one is owed
 */
export async function answer(reception: Reception): Promise<boolean> {
  const { read, aside, mailbox, pieces } = reception;
  if (!read || !read.from || read.kind !== 'letter' || !mayBeAnswered(reception)) return false;
  const failed = pieces.find(({ code }) => code !== 0);
  if (aside) return say(reception, 'error', aside.code);
  const unreadable = pieces.find(({ state }) => state === 'unreadable');
  if (mailbox.kind === 'APP' && failed) return say(reception, 'error', failed.code);
  if (unreadable) return say(reception, 'error', unreadable.code);
  const integrated = pieces.length > 0 && pieces.every(({ state }) => state === 'filed' || state === 'already');
  return integrated && say(reception, 'processed', 0);
}

function mayBeAnswered({ read, operator, bytes }: Reception): boolean {
  if (!read?.from || failureIn(read.subject) !== undefined) return false;
  if (/^(mailer-daemon|postmaster|no-?reply)@/i.test(read.from.address)) return false;
  if (returnPathOf(bytes) === '') return false;
  const domain = read.from.address.slice(read.from.address.lastIndexOf('@') + 1).toLowerCase();
  return operator.authorisedDomains.has(domain) && domain !== operator.citizenDomain;
}

/** By MDN when one was asked for the address it came from; a failure nobody asked about is told by an ordinary mail (9.2). */
async function say(reception: Reception, outcome: 'processed' | 'error', code: ReceptionCode): Promise<boolean> {
  const { tx, message, act, read, bytes } = reception;
  const asked = read?.readNoticeTo?.toLowerCase() ?? null;
  const returnPath = (returnPathOf(bytes) ?? read?.from?.address ?? '').toLowerCase();
  const byMdn = asked !== null && asked === returnPath;
  if (outcome === 'processed' && !byMdn) return false;
  return addAnswer(tx, {
    organisation_id: message.organisation_id,
    message_id: message.id,
    outcome,
    by_mail: !byMdn,
    code,
    said: code === 0 ? labelOf(0) : `${code}^${labelOf(code)}`,
    state: 'waiting',
    at: act.at,
    due_at: act.at,
  });
}
