import { MultipartAmbiguous, MultipartTypeRefused } from './errors.ts';

/** A media type with its parameters (RFC 2045 §5.1), names in lower case. */
export interface MediaType {
  type: string;
  parameters: ReadonlyMap<string, string>;
}

const token = String.raw`[!#$%&'*+\-.^_\x60|~0-9A-Za-z]+`;
const parameter = new RegExp(
  String.raw`^\s*;\s*(${token})\s*=\s*(?:(${token}(?:[:/]${token})*)|"((?:[^"\\]|\\.)*)")\s*`,
);

/** @throws MultipartTypeRefused when it is no media type, MultipartAmbiguous when a parameter stands twice. */
export function readMediaType(header: string): MediaType {
  const type = new RegExp(String.raw`^\s*(${token}/${token})\s*`).exec(header);
  if (type?.[1] === undefined || header.length > 2_000)
    throw new MultipartTypeRefused('le type de contenu est illisible');
  const parameters = new Map<string, string>();
  let rest = header.slice(type[0].length);
  while (!/^\s*;?\s*$/.test(rest)) {
    const found = parameter.exec(rest);
    if (found?.[1] === undefined) throw new MultipartTypeRefused('un paramètre du type de contenu est illisible');
    const name = found[1].toLowerCase();
    if (parameters.has(name)) throw new MultipartAmbiguous(`le paramètre ${name} est donné deux fois`);
    parameters.set(name, found[2] ?? (found[3] ?? '').replace(/\\(.)/g, '$1'));
    rest = rest.slice(found[0].length);
  }
  return { type: type[1].toLowerCase(), parameters };
}
