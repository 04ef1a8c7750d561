import { randomUUID } from 'node:crypto';
import { writeRelated } from '@liane/multipart';
import type { PartToWrite } from '@liane/multipart';
import { writeAddressing, writeEnvelope, writeFault, writeMediaType } from '@liane/soap';
import { QueryRefused, XdsRefused } from '@liane/xds';
import { altered, chosenRefusal, type DmpAnswer } from './faults.ts';
import { RegistryRefused, Turned, codes, notUnderstood } from './refusals.ts';
import { demandEnvelope } from './rules/envelope.ts';
import type { Received } from './rules/envelope.ts';
import { demandAuthentication } from './rules/seal.ts';
import { demandVihf } from './rules/vihf.ts';
import { transactionOf, transactions } from './transactions/index.ts';
import type { Desk, Transaction } from './transactions/transaction.ts';

export interface WireRequest {
  /** Last segment of the address: `registry`. */
  path: string;
  contentType: string;
  bytes: Buffer;
  /** OU of the certificate that opened the connection. */
  connectedUnit: string;
  /** OIDs of what that certificate is for. */
  connectedFor: readonly string[];
}

const faultAction = 'http://www.w3.org/2005/08/addressing/soap/fault';

/** One message, each demand in turn: envelope, address, VIHF, then its transaction. */
export function answerMessage(request: WireRequest, desk: Desk): DmpAnswer {
  let transaction: Transaction | undefined;
  let received: Received | undefined;
  const seen: Pick<DmpAnswer, 'by' | 'received' | 'fault'> = { by: request.connectedUnit, received: '' };
  try {
    demandAuthentication(request.connectedFor);
    received = demandEnvelope(request.contentType, request.bytes);
    seen.received = received.envelope.toString('utf8');
    transaction = transactionOf(request.path, received.action);
    if (!transaction) throw notUnderstood('Cette opération n’existe pas à cette adresse.');
    const caller = demandVihf(received.envelope, {
      connectedUnit: request.connectedUnit,
      authorityPem: desk.authorityPem,
      now: desk.now(),
      withoutPatient: transaction.withoutPatient ?? false,
    });
    seen.by = `${caller.name} (${caller.id}), ${caller.structureId}, ${caller.mode}`;
    const record = caller.ins && desk.store.find(caller.ins);
    const fault = desk.takeFault?.(transaction);
    if (fault) seen.fault = fault.kind;
    if (fault?.kind === 'code') throw chosenRefusal(fault.code);
    const { body, parts = [], told } = transaction.answer({ received, caller, record }, desk);
    const remarks = caller.remarks.length === 0 ? '' : ` (${caller.remarks.join(', ')})`;
    const sent = fault?.kind === 'altered' ? parts.map((part) => ({ ...part, body: altered(part.body) })) : parts;
    return { ...seen, ...written(transaction, received, body, sent), told: `${transaction.name} : ${told}${remarks}` };
  } catch (error) {
    const refusal = asRefusal(error, transaction);
    const name = transaction?.name ?? 'Message';
    const mtom = transaction?.mtom ?? isMtomAddress(request.path);
    if (refusal instanceof Turned)
      return {
        ...seen,
        ...writtenFault(refusal, received, mtom),
        told: `${name} : refus ${refusal.code}, ${refusal.message}`,
      };
    if (!transaction?.writeRefusal || !received) throw error;
    const body = transaction.writeRefusal(refusal.errors);
    return { ...seen, ...written(transaction, received, body, []), told: `${name} : refus ${refusal.message}` };
  }
}

/** Before the action is known, the repository speaks MTOM: most of what reaches it is. */
const isMtomAddress = (path: string): boolean => transactions.some((each) => each.path === path && each.mtom === true);

/** Closed lists of the readers become codes of the DMP; what has no registry to speak for it becomes a fault. @throws what is no refusal */
function asRefusal(error: unknown, transaction: Transaction | undefined): Turned | RegistryRefused {
  const refusal = namedRefusal(error, transaction);
  const [first] = refusal instanceof RegistryRefused && !transaction?.writeRefusal ? refusal.errors : [];
  return first ? new Turned(first.code, first.context) : refusal;
}

function namedRefusal(error: unknown, transaction: Transaction | undefined): Turned | RegistryRefused {
  if (error instanceof Turned || error instanceof RegistryRefused) return error;
  if (error instanceof QueryRefused) return new RegistryRefused([{ code: error.xdsCode, context: error.message }]);
  if (error instanceof XdsRefused) {
    const code = transaction?.submits ? 'XDSRegistryMetadataError' : 'XDSRegistryError';
    return new RegistryRefused([{ code, context: error.message }]);
  }
  throw error;
}

function written(
  { responseAction, mtom }: Transaction,
  { messageId }: Received,
  body: string,
  parts: readonly PartToWrite[] = [],
) {
  const headers = writeAddressing({
    action: responseAction,
    messageId: `urn:uuid:${randomUUID()}`,
    to: 'http://www.w3.org/2005/08/addressing/anonymous',
    relatesTo: messageId,
  });
  return onWire(200, responseAction, writeEnvelope({ headers, body }), mtom ?? false, parts);
}

/** A refusal before the transaction: HTTP 500, its code in the subcode; in MTOM where the answer would be (digest 3.2, 3.14). */
function writtenFault(refusal: Turned, received: Received | undefined, mtom: boolean) {
  const headers = writeAddressing({
    action: faultAction,
    messageId: `urn:uuid:${randomUUID()}`,
    ...(received ? { relatesTo: received.messageId } : {}),
  });
  return onWire(500, faultAction, writeEnvelope({ headers, body: faultOf(refusal) }), mtom, []);
}

const faultOf = ({ code, message }: Turned): string => writeFault({ code: 'Sender', subcode: code, reason: message });

function onWire(status: number, action: string, envelope: string, mtom: boolean, parts: readonly PartToWrite[]) {
  if (!mtom) return { status, contentType: writeMediaType(action), body: Buffer.from(envelope), answered: envelope };
  const { contentType, body } = writeRelated({ envelope, action, parts });
  const sizes = parts.map(({ contentId, body: bytes }) => `\n[partie ${contentId} : ${bytes.length} octets]`).join('');
  return { status, contentType, body, answered: envelope + sizes };
}

/** What the switchboard answers for « refus ». */
export const genericRefusal = (): { status: number; contentType: string; body: string } => ({
  status: 500,
  contentType: writeMediaType(faultAction),
  body: writeEnvelope({
    headers: [],
    body: faultOf(new Turned(codes.generic, 'Le service refuse cette demande.')),
  }),
});
