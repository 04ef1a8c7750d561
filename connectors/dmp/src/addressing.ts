import { addressingNamespace, readAddressing, soapNamespace } from '@liane/soap';
import { escapeText } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { DmpUnreadable } from './errors.ts';

/** Header blocks of a request (digest §3.2): `To` empty as in the samples, `ReplyTo` and `Action` to be understood. */
export const writeHeaders = (action: string, messageId: string, assertion: string): string[] => [
  `<wsa:To ${wsa}/>`,
  `<wsa:Action ${wsa} ${understood}>${escapeText(action)}</wsa:Action>`,
  `<wsa:MessageID ${wsa}>${escapeText(messageId)}</wsa:MessageID>`,
  `<wsa:ReplyTo ${wsa} ${understood}><wsa:Address>${addressingNamespace}/anonymous</wsa:Address></wsa:ReplyTo>`,
  `<wsse:Security xmlns:wsse="${securityNamespace}">${assertion}</wsse:Security>`,
];

const securityNamespace = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const wsa = `xmlns:wsa="${addressingNamespace}"`;
const understood = `xmlns:soap="${soapNamespace}" soap:mustUnderstand="true"`;

/** An answer to somebody else's question would show a person the record of another. @throws DmpUnreadable */
export function checkAddressed(headers: readonly XmlElement[], actions: readonly string[], messageId: string): void {
  const addressing = readAddressing(headers);
  if (addressing.action !== undefined && !actions.includes(addressing.action.trim())) {
    throw new DmpUnreadable('answers another action');
  }
  if (addressing.relatesTo !== undefined && addressing.relatesTo.trim() !== messageId) {
    throw new DmpUnreadable('relates to another message');
  }
}
