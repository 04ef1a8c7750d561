import { NotSoap } from './errors.ts';

/** `Content-Type` of a SOAP 1.2 message; the action is a parameter of the media type (RFC 3902), not a header of its own. */
export const writeMediaType = (action: string): string =>
  `application/soap+xml; charset=utf-8; action="${quotable(action)}"`;

export interface SoapMediaType {
  charset: string;
  action?: string;
}

/** Reads a `Content-Type`. Throws `NotSoap` (`media-type`) when it is not `application/soap+xml`. */
export function readMediaType(header: string | undefined): SoapMediaType {
  const [type = '', ...rest] = splitParameters(header ?? '');
  if (type.trim().toLowerCase() !== 'application/soap+xml') {
    throw new NotSoap('media-type', `application/soap+xml expected, not "${type.trim().slice(0, 60)}"`);
  }
  const parameters = new Map(rest.map(readParameter));
  const action = parameters.get('action');
  return {
    charset: (parameters.get('charset') ?? 'utf-8').toLowerCase(),
    ...(action !== undefined && { action }),
  };
}

/** An action is a URI: it never needs a quote, a backslash or a line break, and would break the header with one. */
function quotable(action: string): string {
  if (/["\\\p{Cc}]/u.test(action))
    throw new NotSoap('media-type', 'an action holds no quote, backslash or control character');
  return action;
}

const splitParameters = (header: string): string[] => header.match(/(?:[^;"]|"[^"]*"?)+/g) ?? [];

function readParameter(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [
    name.trim().toLowerCase(),
    value
      .join('=')
      .trim()
      .replace(/^"(.*)"$/, '$1'),
  ];
}
