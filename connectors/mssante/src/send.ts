import { mssMaxCitizenMessageBytes } from '@liane/vocabulary';
import { domainOf } from './addresses.ts';
import { checkOutgoing } from './check-outgoing.ts';
import { compose } from './compose.ts';
import { operatorOf } from './config.ts';
import type { Settings } from './config.ts';
import { MessageTooLarge, RecipientRefused } from './errors.ts';
import type { Key, Outgoing, SendingReceipt } from './messages.ts';
import { refusedOf, toldBy } from './smtp/failures.ts';
import { submit } from './smtp/session.ts';
import { takenBefore } from './taken-before.ts';

/** Checks, composes, submits. @throws MssanteError */
export async function send(settings: Settings, message: Outgoing, key: Key): Promise<SendingReceipt> {
  checkOutgoing(message, settings);
  const operator = operatorOf(settings, message.from.address);
  const bytes = await compose(message, settings);
  refuseTooLarge(bytes.length, message.to, settings);

  const taken = message.mayHaveLeft === true ? await takenBefore(settings, message, key) : new Map<string, Date>();
  const to = message.to.filter((address) => !taken.has(address));
  if (to.length === 0) return receiptOfNotices(message, taken, []);

  const envelope = {
    from: message.from.address,
    to,
    ...(message.askDeliveryNotice ? { dsn: deliveryNotice(message.messageId) } : {}),
  };
  const opener = { operator, mailbox: message.from.address, key };
  try {
    const info = await submit(opener, envelope, bytes, settings);
    return {
      messageId: message.messageId,
      acceptedAt: settings.now(),
      accepted: [...taken.keys(), ...info.accepted],
      refused: [...refusedOf(toldBy(info).recipients)],
      serverSaid: info.response,
      takenBefore: false,
    };
  } catch (failure) {
    if (taken.size === 0 || !(failure instanceof RecipientRefused) || failure.worthRetrying) throw failure;
    return receiptOfNotices(message, taken, [...failure.refused]);
  }
}

/** The notices, once received like any other, say what became of each recipient. */
const receiptOfNotices = (
  { messageId }: Outgoing,
  taken: ReadonlyMap<string, Date>,
  refused: SendingReceipt['refused'],
): SendingReceipt => ({
  messageId,
  acceptedAt: [...taken.values()].reduce((first, at) => (at < first ? at : first)),
  accepted: [...taken.keys()],
  refused,
  serverSaid: '',
  takenBefore: true,
});

/** ECO.2.3.1, RFC 3461: headers only come back, with our own id to know them by (digest 9.3). */
const deliveryNotice = (messageId: string) => ({
  ret: 'HDRS',
  envid: messageId.slice(1, -1),
  notify: ['SUCCESS', 'FAILURE', 'DELAY'],
});

/** What the operator announces (SMTP SIZE) is judged when it does. @throws MessageTooLarge */
function refuseTooLarge(bytes: number, to: readonly string[], { citizenDomain, maxMessageBytes }: Settings): void {
  const citizens = to.some((address) => domainOf(address) === citizenDomain) ? mssMaxCitizenMessageBytes : Infinity;
  const most = Math.min(citizens, maxMessageBytes ?? Infinity);
  if (bytes > most) throw new MessageTooLarge(bytes, most);
}
