import { escapeText, type XmlElement } from '@liane/xml';
import { NotSoap } from './errors.ts';
import { soapNamespace, xmlNamespace } from './namespaces.ts';

/** SOAP 1.2 part 1 §5.4.6: the only values of `Code/Value`. */
export const faultCodes = ['Sender', 'Receiver', 'VersionMismatch', 'MustUnderstand', 'DataEncodingUnknown'] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface SoapFault {
  code: FaultCode;
  /** Local part of `Subcode/Value`; the prefix tells nothing. */
  subcode?: string;
  reason: string;
  /** `xml:lang` of the reason. */
  language: string;
  /** Elements of `Detail`. */
  detail: readonly XmlElement[];
}

export interface FaultToWrite {
  code: FaultCode;
  /** An NCName; `siram_100`. */
  subcode?: string;
  reason: string;
  language?: string;
  /** Elements already written, each declaring its own namespaces. */
  detail?: readonly string[];
}

/** A `Fault`, ready to be the body of an envelope. */
export function writeFault({ code, subcode, reason, language = 'fr', detail = [] }: FaultToWrite): string {
  return (
    `<soap:Fault xmlns:soap="${soapNamespace}">` +
    `<soap:Code><soap:Value>soap:${code}</soap:Value>` +
    (subcode === undefined ? '' : `<soap:Subcode><soap:Value>${escapeText(subcode)}</soap:Value></soap:Subcode>`) +
    `</soap:Code>` +
    `<soap:Reason><soap:Text xml:lang="${language}">${escapeText(reason)}</soap:Text></soap:Reason>` +
    (detail.length > 0 ? `<soap:Detail>${detail.join('')}</soap:Detail>` : '') +
    `</soap:Fault>`
  );
}

export const isFault = (body: XmlElement): boolean => body.is('Fault', soapNamespace);

/**
 * Reads the body of a fault. When several languages are given, French is preferred.
 * @throws NotSoap (`not-a-fault`) when the element is not a fault or has no known code.
 */
export function readFault(body: XmlElement): SoapFault {
  if (!isFault(body)) throw new NotSoap('not-a-fault', `${body.name.slice(0, 60)} is not a fault`);
  const code = body.child('Code', soapNamespace);
  const value = localPart(valueOf(code));
  if (!isFaultCode(value)) throw new NotSoap('not-a-fault', `"${value.slice(0, 60)}" is not a fault code`);

  const subcode = localPart(valueOf(code?.child('Subcode', soapNamespace)));
  const texts = body.child('Reason', soapNamespace)?.childrenNamed('Text', soapNamespace) ?? [];
  const text = texts.find((each) => languageOf(each).startsWith('fr')) ?? texts[0];
  return {
    code: value,
    ...(subcode !== '' && { subcode }),
    reason: text?.text() ?? '',
    language: text ? languageOf(text) : '',
    detail: body.child('Detail', soapNamespace)?.children ?? [],
  };
}

const valueOf = (holder: XmlElement | undefined): string => holder?.child('Value', soapNamespace)?.text() ?? '';

const localPart = (qname: string): string => qname.slice(qname.indexOf(':') + 1);

const isFaultCode = (text: string): text is FaultCode => faultCodes.some((code) => code === text);

const languageOf = (text: XmlElement): string => text.attribute('lang', xmlNamespace) ?? '';
