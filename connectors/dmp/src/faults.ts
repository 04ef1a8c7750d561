import { dmpGenericError } from '@liane/vocabulary/unverified/dmp';
import { NotSoap, readFault } from '@liane/soap';
import type { SoapFault } from '@liane/soap';
import type { XmlElement } from '@liane/xml';
import { DmpRefused, DmpUnreadable } from './errors.ts';
import type { DmpError } from './errors.ts';
import { refusalCodes } from './refusal-codes.ts';

/** Names a fault by the code it bears, wherever that is: subcode, detail, or the reason itself (U-21). */
export function nameFault(body: XmlElement): DmpError {
  let fault: SoapFault;
  try {
    fault = readFault(body);
  } catch (cause) {
    if (!(cause instanceof NotSoap)) throw cause;
    return new DmpUnreadable('a fault without a code', cause);
  }
  const details = fault.detail.map((each) => each.allText()).join(' ');
  const attributes = fault.detail.flatMap((each) => each.attributes.map(({ value }) => value)).join(' ');
  const code = codeIn(fault.subcode ?? '') ?? codeIn(`${details} ${attributes}`) ?? codeIn(fault.reason);
  // Only Receiver puts the trouble on the DMP's side; the other codes blame what was sent.
  return new DmpRefused(code ?? dmpGenericError, fault.reason, {
    onTheirSide: code === undefined && fault.code === 'Receiver',
  });
}

function codeIn(text: string): string | undefined {
  const words = text.slice(0, 5_000).match(/[A-Za-z]{6,60}/g) ?? [];
  return (
    words.find((word) => Object.hasOwn(refusalCodes, word)) ?? words.find((word) => /^(DMP|XDS)[A-Z]\w+$/.test(word))
  );
}
