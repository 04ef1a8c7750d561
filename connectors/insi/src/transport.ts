import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { writeMediaType } from '@liane/soap';
import type { Settings } from './config.ts';

/** What came back, whatever the status. */
export interface HttpAnswer {
  status: number;
  body: Buffer;
}

export interface Transport {
  /** Rejects with the system's error, `DelayOver`, `AnswerTooLarge` or `AnswerEncoded`; `failures.ts` names them. */
  post(action: string, envelope: string): Promise<HttpAnswer>;
  /** Closes idle connections. */
  close(): void;
}

export class DelayOver extends Error {}
export class AnswerTooLarge extends Error {}
export class AnswerEncoded extends Error {}

type HttpsSettings = Pick<
  Settings,
  'address' | 'certificate' | 'key' | 'passphrase' | 'authorities' | 'timeout' | 'maxAnswerBytes' | 'software'
>;

/** Mutual TLS, kept alive, at most 4 connections: INSi publishes no rate limit and asks nothing more than politeness (U-09). */
export function overMutualTls(settings: HttpsSettings): Transport {
  const agent = new Agent({
    cert: settings.certificate,
    key: settings.key,
    ...(settings.passphrase !== undefined && { passphrase: settings.passphrase }),
    ca: settings.authorities,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    keepAlive: true,
    maxSockets: 4,
  });
  return {
    post: (action, envelope) => post(settings, agent, action, envelope),
    close: () => agent.destroy(),
  };
}

async function post(settings: HttpsSettings, agent: Agent, action: string, envelope: string): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(settings.timeout);
  try {
    const response = await send(settings, agent, action, envelope, deadline);
    return { status: response.statusCode ?? 0, body: await collect(response, settings.maxAnswerBytes) };
  } catch (failure) {
    if (deadline.aborted) throw new DelayOver('no complete answer in time', { cause: failure });
    throw failure;
  }
}

function send(
  settings: HttpsSettings,
  agent: Agent,
  action: string,
  envelope: string,
  deadline: AbortSignal,
): Promise<IncomingMessage> {
  const bytes = Buffer.from(envelope);
  return new Promise((resolve, reject) => {
    const outgoing = request(settings.address, {
      method: 'POST',
      agent,
      signal: deadline,
      headers: {
        'content-type': writeMediaType(action),
        'content-length': bytes.length,
        accept: 'application/soap+xml',
        'accept-encoding': 'identity',
        'user-agent': `${settings.software.name}/${settings.software.version}`,
      },
    });
    outgoing.once('response', resolve);
    outgoing.once('error', (failure: NodeJS.ErrnoException) => {
      // An idle connection the service closed meanwhile is no outage; both operations can be repeated without harm.
      if (outgoing.reusedSocket && failure.code === 'ECONNRESET') {
        send(settings, agent, action, envelope, deadline).then(resolve, reject);
      } else reject(failure);
    });
    outgoing.end(bytes);
  });
}

async function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (response.headers['content-encoding'] !== undefined) {
    response.destroy();
    throw new AnswerEncoded(`content-encoding ${response.headers['content-encoding']}, though none was accepted`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new AnswerTooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
