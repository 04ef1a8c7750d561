import { NotSoap, readFault } from '@liane/soap';
import type { SoapFault } from '@liane/soap';
import type { XmlElement } from '@liane/xml';
import { InsiAccessLevelTooLow, InsiFault, InsiRefusedSoftware, InsiUnavailable, InsiUnreadable } from './errors.ts';
import type { InsiError, ServiceFault } from './errors.ts';
import type { Exchange } from './messages.ts';

const siramNamespace = 'urn:siram';

/** Names a fault by the code of its detail, which says more than the subcode (digest §2.4). */
export function nameFault(body: XmlElement, exchange: Exchange): InsiError {
  let read: SoapFault;
  try {
    read = readFault(body);
  } catch (cause) {
    if (!(cause instanceof NotSoap)) throw cause;
    return new InsiUnreadable(cause.message, { cause, exchange });
  }
  const fault = told(read);
  const circumstances = { exchange };
  if (fault.detailCode === 'desir_550') return new InsiRefusedSoftware(fault, circumstances);
  if (fault.detailCode === 'desir_560') return new InsiAccessLevelTooLow(fault, circumstances);
  if (fault.detailCode === 'insi_102') return new InsiUnavailable(fault, circumstances);
  if (fault.detailCode === '' && fault.subcode === 'siram_40') return new InsiUnavailable(fault, circumstances);
  return new InsiFault(fault, circumstances);
}

function told({ code, subcode = '', reason, detail }: SoapFault): ServiceFault {
  const error = detail.find((element) => element.is('Erreur', siramNamespace));
  return {
    // Only Receiver puts the trouble on the service's side; the other codes blame what was sent.
    party: code === 'Receiver' ? 'Receiver' : 'Sender',
    subcode,
    detailCode: error?.attribute('code') ?? '',
    severity: error?.attribute('severite') ?? '',
    text: error?.text() || reason,
  };
}
