/** One header, its name in lower case, its value unfolded. */
export interface HeaderField {
  name: string;
  value: string;
  /** As written, folds and line end included. */
  raw: string;
}

export interface Parameterised {
  value: string;
  /** Names in lower case. */
  parameters: Record<string, string>;
}

export interface MailAddress {
  name: string | undefined;
  local: string;
  domain: string;
}

const largestHeader = 256 * 1024;

/** Splits an entity into its header fields and its body. */
export function readHeaders(bytes: Buffer): { headers: HeaderField[]; head: Buffer; body: Buffer } {
  const end = endOfHeaders(bytes);
  const head = bytes.subarray(0, end);
  const headers: HeaderField[] = [];
  for (const line of head.toString('utf8', 0, Math.min(end, largestHeader)).split(/(?<=\n)(?![ \t])/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line
      .slice(colon + 1)
      .replace(/\r?\n/g, '')
      .trim();
    headers.push({ name: line.slice(0, colon).trim().toLowerCase(), value, raw: line });
  }
  return { headers, head, body: bytes.subarray(end) };
}

/** Just after the empty line, or the end when there is none. */
function endOfHeaders(bytes: Buffer): number {
  if (bytes[0] === 0x0a) return 1;
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return 2;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3;
  }
  return bytes.length;
}

/** `type/subtype; name=value`, quoted strings and RFC 2231 values read. */
export function parametersOf(text: string): Parameterised {
  const [value = '', ...rest] = text.match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? [];
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const each of rest.slice(0, 64)) {
    const equal = each.indexOf('=');
    if (equal < 0) continue;
    const name = each.slice(0, equal).trim().toLowerCase();
    found[name] = unquoted(each.slice(equal + 1).trim());
  }
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, each] of Object.entries(found)) {
    const base = name.replace(/\*.*$/, '');
    if (base === name) parameters[base] ??= each;
    else if (/\*(0\*?)?$/.test(name)) parameters[base] = continued(base, found);
  }
  return { value: value.trim(), parameters };
}

const unquoted = (text: string): string =>
  text.startsWith('"') ? text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : text;

/** RFC 2231: `name*=utf-8''…`, `name*0*=…; name*1=…`. */
function continued(base: string, found: Readonly<Record<string, string>>): string {
  const single = found[`${base}*`];
  if (single !== undefined) return percentDecoded(single.replace(/^[^']*'[^']*'/, ''));
  let whole = '';
  for (let index = 0; index < 100; index++) {
    const plain = found[`${base}*${index}`];
    const encoded = found[`${base}*${index}*`];
    if (plain === undefined && encoded === undefined) break;
    whole +=
      encoded === undefined ? plain : percentDecoded(index === 0 ? encoded.replace(/^[^']*'[^']*'/, '') : encoded);
  }
  return whole;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The mailboxes of an address header; groups and comments left aside. */
export function addressesOf(text: string): MailAddress[] {
  const pieces = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return pieces.slice(0, 1000).flatMap((piece) => {
    const angle = /^(.*)<([^<>]*)>[^<>]*$/s.exec(piece.trim());
    const address = (angle ? (angle[2] ?? '') : piece).trim();
    const name = angle ? unquoted((angle[1] ?? '').trim()) : '';
    if (address === '' || !/^[^\s<>]+$/.test(address)) return [];
    const at = address.lastIndexOf('@');
    return [
      {
        name: name || undefined,
        local: at < 0 ? address : address.slice(0, at),
        domain: at < 0 ? '' : address.slice(at + 1),
      },
    ];
  });
}
