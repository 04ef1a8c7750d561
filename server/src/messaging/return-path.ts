/** Headers end at the first empty line; what follows is the message. */
const longestHeaders = 65_536;

/** Address of the `Return-Path` that our own operator wrote first; empty for `<>`, undefined without one (RFC 5321 4.4). */
export function returnPathOf(bytes: Buffer): string | undefined {
  const text = bytes.subarray(0, longestHeaders).toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const headers = end < 0 ? text : text.slice(0, end);
  const found = /^return-path:[ \t]*<?([^>\r\n]*)>?/im.exec(headers);
  return found ? (found[1] ?? '').trim() : undefined;
}
