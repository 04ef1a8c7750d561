import { randomUUID } from 'node:crypto';
import { writeAddressing, writeEnvelope, writeMediaType } from '@liane/soap';
import type { WireAnswer } from '../service.ts';
import type { KnownPerson } from './answers/known-person.ts';
import { Refused, notAccepted, writeRefusal } from './faults.ts';
import type { CallLimit } from './misbehaviour.ts';
import { operations } from './operations.ts';
import { demandAccessLevel } from './rules/access-level.ts';
import type { Peer } from './rules/access-level.ts';
import { demandContexts } from './rules/contexts.ts';
import { demandEnvelope } from './rules/envelope.ts';

export interface LpsRequest {
  peer: Peer;
  contentType: string | undefined;
  bytes: Uint8Array;
}

/** What INSi leans on. */
export interface Office {
  people: readonly KnownPerson[];
  callLimit: CallLimit;
  now(): Date;
}

/** What was answered, with one French line for the journal. */
export interface LpsAnswer extends WireAnswer {
  told: string;
}

/** The single address of INSi: each demand in turn, then the operation named by the action. */
export function answerLps(request: LpsRequest, office: Office): LpsAnswer {
  try {
    demandAccessLevel(request.peer);
    const asked = demandEnvelope(request.contentType, request.bytes);
    demandContexts(asked.headers, request.peer);
    const hurried = office.callLimit.count(office.now());
    const operation = operations.get(asked.action);
    if (!operation) throw notAccepted('action', 'Cette opération n’existe pas à cette adresse.');
    const { code, body, about } = operation.answer(asked.body, office.people);

    const action = `${asked.action}Response`;
    const headers = writeAddressing({ action, messageId: `uuid:${randomUUID()}`, relatesTo: asked.messageId });
    return {
      status: 200,
      contentType: writeMediaType(action),
      body: writeEnvelope({ headers, body }),
      told: `${operation.frenchName} : ${about} → ${code}${hurried ? ' (plus d’appels par seconde que le service n’en attend)' : ''}`,
    };
  } catch (refusal) {
    if (refusal instanceof Refused)
      return { ...writeFaultAnswer(refusal), told: `Refus ${refusal.told.detailCode} : ${refusal.message}` };
    throw refusal;
  }
}

/** Every fault leaves with HTTP 500 (digest §2.4). */
export const writeFaultAnswer = (refusal: Refused): WireAnswer => ({
  status: 500,
  contentType: writeMediaType('http://www.w3.org/2005/08/addressing/soap/fault'),
  body: writeEnvelope({ headers: [], body: writeRefusal(refusal) }),
});
