import { escapeText, type XmlElement } from '@liane/xml';
import { addressingNamespace } from './namespaces.ts';

/** The WS-Addressing 1.0 headers the national services use. */
export interface Addressing {
  action: string;
  messageId?: string;
  relatesTo?: string;
  to?: string;
}

/** One header block for each property given, in the order of the recommendation. */
export function writeAddressing({ to, action, messageId, relatesTo }: Addressing): string[] {
  return [
    block('To', to),
    block('Action', action),
    block('MessageID', messageId),
    block('RelatesTo', relatesTo),
  ].filter((written) => written !== '');
}

/** What the headers say; a property absent or written twice (§3.2 allows each once) is left out. */
export function readAddressing(headers: readonly XmlElement[]): Partial<Addressing> {
  const action = only(headers, 'Action');
  const messageId = only(headers, 'MessageID');
  const relatesTo = only(headers, 'RelatesTo');
  const to = only(headers, 'To');
  return {
    ...(action !== undefined && { action }),
    ...(messageId !== undefined && { messageId }),
    ...(relatesTo !== undefined && { relatesTo }),
    ...(to !== undefined && { to }),
  };
}

const block = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<wsa:${name} xmlns:wsa="${addressingNamespace}">${escapeText(value)}</wsa:${name}>`;

function only(headers: readonly XmlElement[], name: string): string | undefined {
  const found = headers.filter((header) => header.is(name, addressingNamespace));
  return found.length === 1 ? found[0]?.text() : undefined;
}
