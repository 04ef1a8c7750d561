import { writeFault } from '@liane/soap';
import type { FaultCode } from '@liane/soap';
import { insiGenericFault } from '@liane/vocabulary/unverified/insi';
import { escapeAttribute, escapeText } from '@liane/xml';

interface Told {
  code: FaultCode;
  subcode: string;
  /** `Erreur/@code`. Those starting with `sandbox_` are ours: the whole list of the service is unknown (U-08). */
  detailCode: string;
  /** The live service writes `fatal` where its schema says `fatale` (digest §2.4). */
  severity: 'erreur' | 'fatal';
  text: string;
}

/** A request INSi turns away; becomes a SOAP fault. */
export class Refused extends Error {
  readonly told: Told;

  constructor(told: Told) {
    super(told.text);
    this.told = told;
  }
}

export const softwareUnknown = (): Refused =>
  new Refused({
    code: 'Sender',
    subcode: 'siram_100',
    detailCode: 'desir_550',
    severity: 'fatal',
    text: "Le numéro d'autorisation du logiciel est inconnu.",
  });

export const accessLevelTooLow = (): Refused =>
  new Refused({
    code: 'Sender',
    subcode: 'siram_100',
    detailCode: 'desir_560',
    severity: 'fatal',
    text: "Le niveau d'accès du certificat est insuffisant pour ce service.",
  });

export const searchOutOfService = (): Refused =>
  new Refused({
    code: 'Receiver',
    subcode: 'siram_40',
    detailCode: 'insi_102',
    severity: 'fatal',
    text: 'Erreur technique lors de la recherche par traits. Le service est momentanément inaccessible.',
  });

export const tooManyCalls = (perSecond: number): Refused =>
  new Refused({
    code: 'Receiver',
    subcode: insiGenericFault.subcode,
    detailCode: 'sandbox_too_many_calls',
    severity: 'erreur',
    text: `Plus de ${perSecond} appels par seconde. Recommencez plus lentement.`,
  });

/** The request breaks a rule; `rule` is the suffix of the detail code. */
export const notAccepted = (rule: string, text: string): Refused =>
  new Refused({ code: 'Sender', subcode: 'siram_100', detailCode: `sandbox_${rule}`, severity: 'erreur', text });

/** The fault as the service writes it: the language says English, the text is French (digest §2.4). */
export function writeRefusal({ told }: Refused): string {
  const detail =
    `<siram:Erreur xmlns:siram="urn:siram" code="${escapeAttribute(told.detailCode)}" severite="${told.severity}">` +
    `${escapeText(told.text)}</siram:Erreur>`;
  return writeFault({ code: told.code, subcode: told.subcode, reason: told.text, language: 'en', detail: [detail] });
}
