import type { XmlElement } from '@liane/xml';
import type { ReadFile } from './document.ts';

/** First bytes a type must show (undefined: none can be asked). Types outside the table are not offered: they may be active. */
const signatures: Record<string, readonly (readonly number[])[] | undefined> = {
  'application/pdf': [[0x25, 0x50, 0x44, 0x46]],
  'image/jpeg': [[0xff, 0xd8, 0xff]],
  'image/png': [[0x89, 0x50, 0x4e, 0x47]],
  'image/gif': [[0x47, 0x49, 0x46, 0x38]],
  'image/tiff': [
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ],
  'text/rtf': [[0x7b, 0x5c, 0x72, 0x74, 0x66]],
  'application/rtf': [[0x7b, 0x5c, 0x72, 0x74, 0x66]],
  'text/plain': [],
  'application/dicom': [],
};

/** An ED of HL7: a file in base64 or a plain text. Refused with its reason rather than offered when it is not what it says. */
export function fileOf(element: XmlElement | undefined): ReadFile {
  const mediaType = (element?.attribute('mediaType') ?? 'text/plain').trim().toLowerCase();
  const refused = (refusal: string): ReadFile => ({ mediaType, bytes: new Uint8Array(), refusal });
  if (element === undefined) return refused('Le fichier est absent du document.');
  if (element.attribute('compression') !== undefined) return refused('Le fichier est compressé, ce qui n’est pas lu.');
  const expected = signatures[mediaType];
  if (expected === undefined || !Object.hasOwn(signatures, mediaType))
    return refused(`Un fichier de type « ${mediaType.slice(0, 60)} » n'est pas ouvert, par sécurité.`);
  const bytes = bytesOf(element);
  if (bytes === undefined) return refused("Le fichier n'est pas lisible : son codage base64 est abîmé.");
  if (bytes.length === 0) return refused('Le fichier est vide.');
  if (expected.length > 0 && !expected.some((start) => start.every((byte, at) => bytes[at] === byte)))
    return refused(`Le contenu du fichier n'est pas du type annoncé (${mediaType}).`);
  return { mediaType, bytes, refusal: undefined };
}

function bytesOf(element: XmlElement): Uint8Array | undefined {
  const text = element.allText();
  if (element.attribute('representation') !== 'B64') return new TextEncoder().encode(text.trim());
  const packed = text.replace(/[ \t\r\n]+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.length % 4 === 1) return undefined;
  return Uint8Array.from(Buffer.from(packed, 'base64'));
}
