import { MultipartRefused, readRelated, writeRelated } from '@liane/multipart';
import type { PartToWrite } from '@liane/multipart';

import { NotSoap, isFault, readEnvelope, writeEnvelope, writeMediaType } from '@liane/soap';
import type { Envelope } from '@liane/soap';
import { XmlRefused } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { XdsRefused } from '@liane/xds';
import { checkActing } from './acting.ts';
import { checkAddressed, writeHeaders } from './addressing.ts';
import type { Service, Settings } from './config.ts';
import { DmpUnreachable, DmpUnreadable } from './errors.ts';
import { nameFailure } from './failures.ts';
import { nameFault } from './faults.ts';
import type { Exchange, Feeding, SignedIn } from './messages.ts';
import type { HttpAnswer, Transport } from './transport.ts';
import { vihfOf } from './vihf.ts';

export interface Line {
  settings: Settings;
  transport: Transport;
}

/** One transaction, said once in its file. */
export interface Transaction {
  /** `TD0.2`… */
  name: string;
  service: Service;
  action: string;
  /** Actions an answer may bear; the first is the one of the digest. */
  answers: readonly string[];
  /** MTOM (digest §3.2). */
  mtom?: boolean;
  /** May be sent twice without harm. */
  repeatable: boolean;
}

export interface Asked {
  body: string;
  parts?: readonly PartToWrite[];
  /** CX of the person; null for TD0.4, which is about nobody. */
  patientId: string | null;
  by: Feeding | SignedIn;
}

/** The message of an answer, and the files beside it by Content-ID. */
export interface Answer {
  message: XmlElement;
  files: ReadonlyMap<string, Buffer>;
}

/**
 * One call, from the body to what `read` makes of the answer.
 * @throws DmpError, and nothing else.
 */
export async function call<Said>(
  { settings, transport }: Line,
  transaction: Transaction,
  asked: Asked,
  read: (answer: Answer) => Said,
): Promise<Said> {
  const { action, mtom = false, repeatable } = transaction;
  checkActing(asked.by, asked.patientId);
  const messageId = `urn:uuid:${settings.newId()}`;
  const assertion = vihfOf(settings, asked.patientId, asked.by);
  const envelope = writeEnvelope({ headers: writeHeaders(action, messageId, assertion), body: asked.body });
  const { contentType, body } = mtom
    ? writeRelated({ envelope, action, parts: asked.parts ?? [] })
    : { contentType: writeMediaType(action), body: Buffer.from(envelope) };
  const sentAt = settings.now();
  const started = performance.now();
  const tell = (answer: Exchange['answer']): void =>
    settings.onExchange({
      transaction: transaction.name,
      action,
      messageId,
      sentAt,
      duration: Math.round(performance.now() - started),
      request: { contentType, body },
      answer,
    });

  const { bearer } = asked.by;
  const http = await transport
    .post({
      identity: settings.identityOf(asked.by.structure.id),
      address: settings.addresses[transaction.service],
      contentType,
      body,
      repeatable,
      ...(bearer !== undefined && { bearer }),
    })
    .catch((failure: unknown) => {
      tell(null);
      throw nameFailure(failure, settings.timeout);
    });
  tell(http);
  const { headers, body: message, files } = open(http, settings.maxAnswerBytes);
  if (isFault(message)) throw nameFault(message);
  if (http.status !== 200) throw new DmpUnreadable(`HTTP ${http.status} without a fault`);
  checkAddressed(headers, transaction.answers, messageId);
  try {
    return read({ message, files });
  } catch (cause) {
    if (cause instanceof XdsRefused) throw new DmpUnreadable(cause.code, cause);
    throw cause;
  }
}

/** ITI-43 answers in MTOM even a fault (digest §3.2); a fault of a gateway may come without. */
function open(http: HttpAnswer, maxBytes: number): Envelope & { files: ReadonlyMap<string, Buffer> } {
  try {
    if (!/^\s*multipart\//i.test(http.contentType)) {
      return { ...readEnvelope(http.body, { maxBytes }), files: new Map() };
    }
    const { root, parts } = readRelated(http.contentType, http.body, { maxBytes });
    const files = parts.flatMap(({ contentId, body }) => (contentId === null ? [] : [[contentId, body] as const]));
    return { ...readEnvelope(root.body, { maxBytes }), files: new Map(files) };
  } catch (cause) {
    if (!(cause instanceof XmlRefused) && !(cause instanceof NotSoap) && !(cause instanceof MultipartRefused))
      throw cause;
    // A gateway speaks here, not the DMP.
    if (http.status === 429 || (http.status >= 502 && http.status <= 504)) throw new DmpUnreachable(cause);
    throw new DmpUnreadable(`HTTP ${http.status}, ${cause.code}`, cause);
  }
}
