import { checkedContentId } from './content-id.ts';
import { MultipartUnwritable } from './errors.ts';

/** A file to attach beside the root, as it is. */
export interface PartToWrite {
  /** Without angle brackets. */
  contentId: string;
  contentType: string;
  body: Uint8Array;
}

export interface RelatedToWrite {
  /** The SOAP 1.2 envelope, its includes already written. */
  envelope: string;
  action: string;
  parts: readonly PartToWrite[];
}

const rootId = 'root@liane';

/**
 * A SOAP 1.2 message in MTOM (MTOM §3, XOP 1.0 §4, RFC 2387): its `Content-Type` and its bytes.
 * The bytes depend on nothing but what is given. @throws MultipartUnwritable
 */
export function writeRelated({ envelope, action, parts }: RelatedToWrite): { contentType: string; body: Buffer } {
  const root: PartToWrite = {
    contentId: rootId,
    contentType: `application/xop+xml; charset=UTF-8; type="application/soap+xml"`,
    body: Buffer.from(envelope),
  };
  const all = [root, ...parts];
  if (new Set(all.map(({ contentId }) => contentId)).size < all.length) {
    throw new MultipartUnwritable('deux parties ont le même identifiant');
  }
  const boundary = boundaryFor(all);
  return {
    contentType:
      `multipart/related; boundary="${boundary}"; type="application/xop+xml"; start="<${rootId}>"; ` +
      `start-info="application/soap+xml"; action="${headerText(action)}"`,
    body: Buffer.concat([
      ...all.flatMap((part) => [
        Buffer.from(`--${boundary}\r\n${headersOf(part)}\r\n`),
        part.body,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  };
}

/** RFC 2046 §5.1.1: the boundary stands in no part. */
function boundaryFor(parts: readonly PartToWrite[]): string {
  for (let attempt = 0; ; attempt++) {
    const boundary = `----=_liane_${attempt}`;
    if (!parts.some(({ body }) => Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(boundary))) {
      return boundary;
    }
  }
}

const headersOf = ({ contentId, contentType }: PartToWrite): string =>
  `Content-Type: ${plainText(contentType)}\r\n` +
  `Content-Transfer-Encoding: binary\r\n` +
  `Content-ID: <${checkedContentId(contentId)}>\r\n`;

/** Nothing may end the header before its time. */
function plainText(text: string): string {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new MultipartUnwritable('un en-tête contient un caractère interdit');
  return text;
}

function headerText(text: string): string {
  if (/["\\]/.test(text)) throw new MultipartUnwritable('l’action contient un guillemet');
  return plainText(text);
}
