import { mssMaxCitizenMessageBytes } from '@liane/vocabulary';
import { domainOf } from './addresses.ts';
import { checkOutgoing } from './check-outgoing.ts';
import { compose } from './compose.ts';
import { operatorOf } from './config.ts';
import type { Settings } from './config.ts';
import { MessageTooLarge } from './errors.ts';
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

  const takenAt = message.mayHaveLeft === true ? await takenBefore(settings, message, key) : null;
  if (takenAt !== null) return receiptOfNotice(message, takenAt);

  const envelope = {
    from: message.from.address,
    to: message.to,
    ...(message.askDeliveryNotice ? { dsn: deliveryNotice(message.messageId) } : {}),
  };
  const info = await submit({ operator, mailbox: message.from.address, key }, envelope, bytes, settings);
  return {
    messageId: message.messageId,
    acceptedAt: settings.now(),
    accepted: info.accepted,
    refused: [...refusedOf(toldBy(info).recipients)],
    serverSaid: info.response,
    takenBefore: false,
  };
}

/** The notice, once received like any other, says what became of each recipient. */
const receiptOfNotice = ({ messageId, to }: Outgoing, acceptedAt: Date): SendingReceipt => ({
  messageId,
  acceptedAt,
  accepted: [...to],
  refused: [],
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
