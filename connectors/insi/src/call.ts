import { isUtf8 } from 'node:buffer';
import { NotSoap, isFault, readAddressing, readEnvelope, writeAddressing, writeEnvelope } from '@liane/soap';
import type { Envelope } from '@liane/soap';
import { XmlRefused } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import type { Settings } from './config.ts';
import { writeBamContext, writeLpsContext } from './context.ts';
import { InsiUnreachable, InsiUnreadable } from './errors.ts';
import { nameFailure } from './failures.ts';
import { nameFault } from './faults.ts';
import type { Exchange } from './messages.ts';
import type { HttpAnswer, Transport } from './transport.ts';

export interface Line {
  settings: Settings;
  transport: Transport;
}

/**
 * One call, from the body to what `read` makes of the answer, with the exchange to trace.
 * @throws InsiError, always, and with the exchange.
 */
export async function call<Said>(
  { settings, transport }: Line,
  action: string,
  body: string,
  read: (message: XmlElement) => Said,
): Promise<Said & { exchange: Exchange }> {
  const messageId = `uuid:${settings.newId()}`;
  const request = writeEnvelope({
    headers: [writeBamContext(settings), writeLpsContext(settings), ...writeAddressing({ action, messageId })],
    body,
  });
  const sentAt = settings.now();
  const started = performance.now();
  const exchangeWith = (answer?: string): Exchange => ({
    action,
    messageId,
    sentAt,
    duration: Math.round(performance.now() - started),
    request,
    ...(answer !== undefined && { answer }),
  });

  const http = await transport.post(action, request).catch((failure: unknown) => {
    throw nameFailure(failure, settings.timeout, exchangeWith());
  });
  const envelope = open(http, settings.maxAnswerBytes, exchangeWith);
  const exchange = exchangeWith(textOf(http.body));

  if (isFault(envelope.body)) throw nameFault(envelope.body, exchange);
  if (http.status !== 200) throw new InsiUnreadable(`HTTP ${http.status} without a fault`, { exchange });
  checkAddressed(envelope.headers, action, messageId, exchange);
  try {
    return { ...read(envelope.body), exchange };
  } catch (cause) {
    if (cause instanceof InsiUnreadable) throw new InsiUnreadable(cause.detail, { cause, exchange });
    throw cause;
  }
}

function open({ status, body }: HttpAnswer, maxBytes: number, exchangeWith: () => Exchange): Envelope {
  try {
    return readEnvelope(body, { maxBytes, maxDepth: 50 });
  } catch (cause) {
    if (!(cause instanceof XmlRefused) && !(cause instanceof NotSoap)) throw cause;
    const circumstances = { cause, exchange: exchangeWith() };
    // A gateway speaks here, not INSi.
    if (status === 429 || (status >= 502 && status <= 504)) throw new InsiUnreachable(circumstances);
    throw new InsiUnreadable(`HTTP ${status}, ${cause.code}`, circumstances);
  }
}

/** An answer to somebody else's question would give a person another one's INS. */
function checkAddressed(headers: readonly XmlElement[], action: string, messageId: string, exchange: Exchange): void {
  const addressing = readAddressing(headers);
  if (addressing.action !== undefined && addressing.action !== `${action}Response`) {
    throw new InsiUnreadable(`answers the action ${addressing.action.slice(0, 120)}`, { exchange });
  }
  if (addressing.relatesTo !== undefined && addressing.relatesTo !== messageId) {
    throw new InsiUnreadable(`relates to ${addressing.relatesTo.slice(0, 120)}`, { exchange });
  }
}

/** The answer as a text that can be kept: in UTF-16 half the bytes are nul, which a database refuses. */
const textOf = (body: Buffer): string => body.toString(isUtf8(body) ? 'utf8' : 'latin1').replaceAll('\0', '');
