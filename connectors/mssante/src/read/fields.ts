/** Fields of a report, names in lower case, folded lines joined. */
export type Fields = Map<string, string>;

const mostLength = 256 * 1024;

/** Groups of fields parted by blank lines (RFC 3464 2.1, RFC 8098 3.1). */
export function fieldGroups(content: Buffer): Fields[] {
  return content
    .subarray(0, mostLength)
    .toString('utf8')
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

function fieldsOf(group: string): Fields {
  const fields: Fields = new Map();
  for (const line of group.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (/^[a-z0-9-]+$/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
