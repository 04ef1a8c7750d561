import { MultipartRefused, readRelated } from '@liane/multipart';
import type { Part } from '@liane/multipart';
import { NotSoap, addressingNamespace, readAddressing, readEnvelope, readMediaType, soapNamespace } from '@liane/soap';
import { XmlRefused } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { notUnderstood } from '../refusals.ts';
import { largestMessage } from './unverified.ts';

/** A message whose outside is in order. */
export interface Received {
  action: string;
  messageId: string;
  body: XmlElement;
  /** The envelope, byte for byte: what signatures are judged on. */
  envelope: Buffer;
  parts: Part[];
  multipart: boolean;
}

const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const anonymous = `${addressingNamespace}/anonymous`;

/** Safe XML, SOAP 1.2, WS-Addressing, one assertion in one wsse:Security (digest 3.2). @throws Turned */
export function demandEnvelope(contentType: string, bytes: Buffer): Received {
  try {
    const multipart = /^\s*multipart\//i.test(contentType);
    const related = multipart ? readRelated(contentType, bytes, { maxBytes: largestMessage }) : undefined;
    const envelope = related?.root.body ?? bytes;
    const announced = related ? rootAction(related.root) : readMediaType(contentType).action;
    const { headers, body } = readEnvelope(envelope, { maxBytes: largestMessage });

    const { action, messageId } = readAddressing(headers);
    if (action === undefined || (announced !== undefined && announced !== action))
      throw notUnderstood('wsa:Action est absente, répétée, ou différente de celle du Content-Type.');
    if (messageId === undefined || !/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(messageId))
      throw notUnderstood('wsa:MessageID doit s’écrire urn:uuid:<uuid>.');
    const [replyTo, ...others] = headers.filter((each) => each.is('ReplyTo', addressingNamespace));
    if (others.length > 0 || replyTo?.child('Address', addressingNamespace)?.text() !== anonymous)
      throw notUnderstood('wsa:ReplyTo : seule l’adresse anonyme est servie.');
    const asked = [replyTo, headers.find((each) => each.is('Action', addressingNamespace))];
    if (!asked.every((each) => /^(1|true)$/.test(each?.attribute('mustUnderstand', soapNamespace) ?? '')))
      throw notUnderstood('wsa:ReplyTo et wsa:Action portent mustUnderstand.');
    const secured = headers.filter((each) => each.is('Security', security));
    if (secured.length !== 1 || secured[0]?.childrenNamed('Assertion').length !== 1)
      throw notUnderstood('wsse:Security doit porter une assertion SAML et une seule.');
    return { action, messageId, body, envelope, parts: related?.parts ?? [], multipart };
  } catch (refusal) {
    if (refusal instanceof NotSoap || refusal instanceof XmlRefused || refusal instanceof MultipartRefused)
      throw notUnderstood(refusal.message);
    throw refusal;
  }
}

/** RFC 2387, XOP §5: the root of an MTOM message says that it is one. */
function rootAction({ contentType }: Part): string | undefined {
  if (!/^\s*application\/xop\+xml\s*(;|$)/i.test(contentType))
    throw notUnderstood('La partie principale doit être application/xop+xml.');
  return /;\s*action="([^"]*)"/i.exec(contentType)?.[1];
}
