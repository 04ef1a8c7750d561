import { NotSoap, readAddressing, readEnvelope, readMediaType } from '@liane/soap';
import type { Envelope } from '@liane/soap';
import { XmlRefused } from '@liane/xml';
import { notAccepted } from '../faults.ts';

/** A request whose envelope is in order. */
export interface Asked extends Envelope {
  action: string;
  messageId: string;
}

/** Safe XML, SOAP 1.2, and one action said twice: in the media type and in WS-Addressing (digest §2.4). @throws Refused */
export function demandEnvelope(contentType: string | undefined, bytes: Uint8Array): Asked {
  const announced = announcedAction(contentType);
  const envelope = opened(bytes);
  const { action, messageId } = readAddressing(envelope.headers);
  if (action === undefined || action !== announced) {
    throw notAccepted('action', 'wsa:Action est absente, répétée, ou différente de l’action du Content-Type.');
  }
  if (messageId === undefined || !/^uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(messageId)) {
    throw notAccepted('message_id', 'wsa:MessageID doit s’écrire uuid:<uuid>.');
  }
  return { ...envelope, action, messageId };
}

function announcedAction(contentType: string | undefined): string | undefined {
  try {
    return readMediaType(contentType).action;
  } catch (refusal) {
    if (refusal instanceof NotSoap) throw notAccepted('media_type', 'Le Content-Type doit être application/soap+xml.');
    throw refusal;
  }
}

function opened(bytes: Uint8Array): Envelope {
  try {
    return readEnvelope(bytes, { maxBytes: 256 * 1024, maxDepth: 30 });
  } catch (refusal) {
    if (refusal instanceof XmlRefused) throw notAccepted('xml', `XML refusé : ${refusal.message}`);
    if (refusal instanceof NotSoap)
      throw notAccepted('envelope', `L’enveloppe n’est pas du SOAP 1.2 (${refusal.code}).`);
    throw refusal;
  }
}
