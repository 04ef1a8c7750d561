import { addressesOf } from '../mime/headers.ts';
import type { MimePart } from '../mime/structure.ts';
import { addresses, list, text } from './write.ts';
import type { Answer } from './write.ts';

const headerOf = ({ headers }: MimePart, name: string): string | undefined =>
  headers.find((each) => each.name === name)?.value;

/** ENVELOPE (RFC 3501 7.4.2); sender and reply-to fall back to from. */
export function envelopeOf(part: MimePart): Answer {
  const of = (name: string, otherwise?: string) =>
    addresses(addressesOf(headerOf(part, name) ?? (otherwise && headerOf(part, otherwise)) ?? ''));
  return list([
    text(headerOf(part, 'date')),
    text(headerOf(part, 'subject')),
    of('from'),
    of('sender', 'from'),
    of('reply-to', 'from'),
    of('to'),
    of('cc'),
    of('bcc'),
    text(headerOf(part, 'in-reply-to')),
    text(headerOf(part, 'message-id')),
  ]);
}

/** BODYSTRUCTURE, or BODY without the extension data. */
export function bodyStructure(part: MimePart, extended: boolean): Answer {
  const parameters = parameterList(part.parameters);
  const disposition = part.disposition
    ? list([text(part.disposition.value), parameterList(part.disposition.parameters)])
    : 'NIL';
  const language = text(headerOf(part, 'content-language'));
  const location = text(headerOf(part, 'content-location'));
  if (part.type === 'multipart' && part.parts.length > 0) {
    const children = part.parts.map((child) => bodyStructure(child, extended));
    const more = extended ? [parameters, disposition, language, location] : [];
    return ['(', ...children, ...[text(part.subtype), ...more].flatMap((each) => [' ', each]), ')'];
  }
  const message = part.type === 'message' && part.subtype === 'rfc822' ? part.parts[0] : undefined;
  return list([
    text(part.type === 'multipart' ? 'application' : part.type),
    text(part.type === 'multipart' ? 'octet-stream' : part.subtype),
    parameters,
    text(headerOf(part, 'content-id')),
    text(headerOf(part, 'content-description')),
    text(part.encoding),
    String(part.body.length),
    ...(message ? [envelopeOf(message), bodyStructure(message, extended)] : []),
    ...(message || part.type === 'text' ? [String(linesIn(part.body))] : []),
    ...(extended ? [text(headerOf(part, 'content-md5')), disposition, language, location] : []),
  ]);
}

function parameterList(parameters: Readonly<Record<string, string>>): Answer {
  const entries = Object.entries(parameters);
  return entries.length === 0 ? 'NIL' : list(entries.flatMap(([name, value]) => [text(name), text(value)]));
}

function linesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}
