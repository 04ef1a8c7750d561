import { held } from './tables.ts';
import { sha256Of } from './hash.ts';

/** Headers that the sender wrote and that no relay rewrites. */
const written = ['from', 'to', 'subject', 'date', 'content-type'];

/**
 * What tells a message from another in the mailboxes of a house: its Message-ID and what its sender wrote, since two messages may bear the
 * same Message-ID (a software that numbers badly, a forger) and none may vanish. What relays add (Received, Return-Path, signatures) does
 * not count: a forwarded message is the same. By its bytes when it names itself by nothing.
 */
export function knownBy({ messageId, bytes }: { messageId: string | null; bytes: Buffer }): string {
  const named = held(messageId?.trim() ?? '', 998);
  const end = endOfHeaders(bytes);
  if (named === '' || end === undefined) return `${named} sha256:${sha256Of(bytes)}`.trim();
  const lines = bytes
    .toString('latin1', 0, end)
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => written.includes(line.slice(0, Math.max(0, line.indexOf(':'))).toLowerCase()))
    .map((line) => line.replaceAll(/\s+/g, ' ').trim());
  return `${named} sha256:${sha256Of(Buffer.concat([Buffer.from(lines.join('\n')), bytes.subarray(end)]))}`;
}

/** The first empty line (RFC 5322 2.1), with or without the carriage returns. */
function endOfHeaders(bytes: Buffer): number | undefined {
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((end) => end >= 0);
  return ends.length === 0 ? undefined : Math.min(...ends);
}
