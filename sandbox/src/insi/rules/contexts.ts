import type { XmlElement } from '@liane/xml';
import { notAccepted, softwareUnknown } from '../faults.ts';
import type { Peer } from './access-level.ts';

const bamNamespace = 'urn:siram:bam:ctxbam';
const lpsNamespace = 'urn:siram:lps:ctxlps';

/** Digest §2.4, SOAP headers: ContexteBAM 01_02 and ContexteLPS 01_00, one of each. @throws Refused */
export function demandContexts(headers: readonly XmlElement[], peer: Peer): void {
  const bam = headerNamed(headers, 'ContexteBAM', bamNamespace);
  demandVersion(bam, '01_02');
  demandStamp(bam, peer);
  if (bam.childrenNamed('COUVERTURE', bamNamespace).length !== 1) throw broken(bam, 'COUVERTURE');

  const lps = headerNamed(headers, 'ContexteLPS', lpsNamespace);
  demandVersion(lps, '01_00');
  if (lps.attribute('Nature') !== 'CTXLPS') throw broken(lps, '@Nature');
  demandStamp(lps, peer);
  demandSoftware(lps);
}

/** The authorisation number `0000` is known to nobody: it plays desir_550 (digest §2.6). */
function demandSoftware(context: XmlElement): void {
  const lps = context.child('LPS', lpsNamespace);
  if (!lps) throw broken(context, 'LPS');
  const authorisation = lps.child('IDAM', lpsNamespace);
  if (authorisation?.attribute('R') !== '4') throw broken(context, 'IDAM/@R');
  if (authorisation.text() === '' || authorisation.text() === '0000') throw softwareUnknown();
  if (textOf(lps, 'Version') === '') throw broken(context, 'Version');
  if (!isUuid(textOf(lps, 'Instance'))) throw broken(context, 'Instance');
  if (!/^urn:lps:[^:]+:[^:]+$/.test(textOf(lps, 'Nom'))) throw broken(context, 'Nom');
}

/** Id, Temps, and the sender: in mutual TLS it is the OU of the certificate. */
function demandStamp(context: XmlElement, { organisationUnit }: Peer): void {
  if (!isUuid(textOf(context, 'Id'))) throw broken(context, 'Id');
  if (!isInstant(textOf(context, 'Temps'))) throw broken(context, 'Temps');
  if (textOf(context, 'Emetteur') !== organisationUnit) throw broken(context, 'Emetteur');
}

function demandVersion(context: XmlElement, version: string): void {
  if (context.attribute('Version') !== version) throw broken(context, '@Version');
}

function headerNamed(headers: readonly XmlElement[], name: string, namespace: string): XmlElement {
  const [found, ...others] = headers.filter((header) => header.is(name, namespace));
  if (!found || others.length > 0) throw notAccepted('context', `L’en-tête ${name} doit être présent une fois.`);
  return found;
}

const textOf = (parent: XmlElement, name: string): string => parent.child(name, parent.namespace)?.text() ?? '';
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
const broken = (context: XmlElement, what: string) =>
  notAccepted('context', `${context.name} : ${what} est absent ou n’a pas la valeur attendue.`);
