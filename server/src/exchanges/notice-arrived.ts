import type { Tx } from '../platform/index.ts';
import { insStillTheirs } from './hear-identity.ts';
import { hasLeft, isPending, type Sending } from './sending.ts';
import { settle } from './settle.ts';
import { lockSending, sendingsWhere } from './store.ts';

/** What a notice says of a message sent from here (MSSanté digest 9). */
export interface Notice {
  organisationId: string;
  /** `Message-ID` of the message it is about. */
  messageId: string;
  outcome: 'delivered' | 'failed' | 'delayed' | 'relayed' | 'displayed' | 'processed' | 'error';
  said: string;
  at: Date;
}

/** Writes what a delivery or reading notice says of a sending; false when the message is none of ours. A later state is not undone. */
export async function noticeArrived(tx: Tx, notice: Notice): Promise<boolean> {
  const { organisationId, messageId, outcome, at } = notice;
  const written = [messageId, `<${messageId.replaceAll(/[<>]/g, '')}>`];
  const [found] = (await Promise.all(written.map((id) => sendingsWhere(tx, organisationId, { messageId: id })))).flat();
  if (!found) return false;
  const sending = await lockSending(tx, organisationId, found.id);
  if (!sending) return false;
  // It was cut before the operator's answer came: the notice is the answer.
  const arrived = isPending(sending) || hasLeft(sending);
  const settler = { organisationId, at };
  if (outcome === 'failed' && arrived)
    await settle(tx, settler, sending, {
      state: 'refused',
      because: 'not-delivered',
      said: whyNotDelivered(sending.channel, notice.said),
      todo: 'Vérifiez l’adresse du destinataire, puis réessayez.',
      perhapsThere: false,
    });
  else if (outcome === 'error' && arrived)
    await settle(tx, settler, sending, {
      state: 'refused',
      because: 'not-integrated',
      said: `Le logiciel du destinataire n’a pas pu l’intégrer : ${notice.said}`,
      todo: 'Appelez le destinataire, ou remplacez le document.',
    });
  else if ((outcome === 'displayed' || outcome === 'processed') && arrived && sending.state !== 'read')
    await settle(tx, settler, sending, { state: 'read', insQualified: qualified(sending) });
  else if (outcome === 'delivered' && (isPending(sending) || sending.state === 'accepted'))
    await settle(tx, settler, sending, { state: 'delivered', insQualified: qualified(sending) });
  else if (outcome === 'relayed' && isPending(sending))
    await settle(tx, settler, sending, { state: 'accepted', insQualified: qualified(sending) });
  if (arrived) await insStillTheirs(tx, settler, sending);
  return true;
}

/** A citizen is only reached by a qualified INS; what was cut before it was recorded says nothing of the others. */
const qualified = ({ insQualified, channel }: Sending): boolean => insQualified ?? channel === 'citizen';

/** Bounces of Mon espace santé say closed, unknown or too large in their own words (MSSanté digest 11). */
const whyNotDelivered = (channel: string, said: string): string =>
  channel === 'citizen'
    ? `Mon espace santé n’a pas remis le message : ${said}`
    : `La messagerie du destinataire n’a pas remis le message : ${said}`;
