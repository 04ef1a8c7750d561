import { letterAnswered } from '../letters.ts';
import { failureIn } from '../subject.ts';
import type { Notice } from '../needs.ts';
import { addReading } from '../messages.ts';
import { nobody } from '../tables.ts';
import type { Reception, Step } from './reception.ts';

/**
 * What a DSN, an MDN or a mail of failure says goes to what was sent (digest 9.3); a notice is no letter and waits for nobody, whatever
 * it is about and whatever it carries.
 */
export const linkNotice: Step = async (reception) => {
  const notice = noticeIn(reception);
  const linked = notice !== undefined && (await isLinked(reception, notice));
  if (reception.read?.kind === 'letter' && !linked) return undefined;
  await addReading(reception.tx, {
    organisation_id: reception.act.organisationId,
    message_id: reception.message.id,
    account_id: nobody,
    who: reception.act.who,
    at: reception.act.at,
  });
  return 'stop';
};

const isLinked = async ({ tx, workshop }: Reception, notice: Notice): Promise<boolean> =>
  (await letterAnswered(tx, notice)) || (await workshop.needs.noticeArrived?.(tx, notice)) === true;

function noticeIn({ read, message, act }: Reception): Notice | undefined {
  const common = { organisationId: message.organisation_id, at: act.at };
  if (read?.about?.messageId)
    return { ...common, messageId: read.about.messageId, outcome: read.about.outcome, said: read.about.said };
  const code = read && failureIn(read.subject);
  const about = read?.inReplyTo ?? read?.references.at(-1);
  if (code === undefined || code === null || !about) return undefined;
  return { ...common, messageId: about, outcome: 'error', said: `${code}` };
}
