import { Agent, request } from 'node:https';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Identity, Settings } from './config.ts';

/** What came back, whatever the status. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  body: Buffer;
}

export interface Posting {
  /** In whose name the connection is opened. */
  identity: Identity;
  address: URL;
  contentType: string;
  body: Buffer;
  /** U-02: token of Pro Santé Connect beside the message. */
  bearer?: string;
  /** Sent again once when a kept connection had been closed meanwhile: only for what can be repeated without harm. */
  repeatable: boolean;
}

export interface Transport {
  /** Rejects with the system's error, `DelayOver`, `AnswerTooLarge` or `AnswerEncoded`; `failures.ts` names them. */
  post(posting: Posting): Promise<HttpAnswer>;
  /** Closes idle connections. */
  close(): void;
}

export class DelayOver extends Error {}
export class AnswerTooLarge extends Error {}
export class AnswerEncoded extends Error {}

type HttpsSettings = Pick<Settings, 'authorities' | 'timeout' | 'maxAnswerBytes' | 'software'>;

/** Mutual TLS (digest §3.2: TLS 1.2 at least), kept alive: the bundle of the emergency asks several things at once. */
export function overMutualTls(settings: HttpsSettings): Transport {
  const agents = new Map<Identity, Agent>();
  const agentOf = (identity: Identity): Agent => {
    const agent = agents.get(identity) ?? newAgent(identity, settings.authorities);
    agents.set(identity, agent);
    return agent;
  };
  return {
    post: (posting) => post(settings, agentOf(posting.identity), posting),
    close() {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

const newAgent = ({ certificate, key }: Identity, authorities: string): Agent =>
  new Agent({
    cert: certificate,
    key,
    ca: authorities,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    keepAlive: true,
    maxSockets: 8,
  });

async function post(settings: HttpsSettings, agent: Agent, posting: Posting): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(settings.timeout);
  try {
    const response = await send(settings, agent, posting, deadline);
    return {
      status: response.statusCode ?? 0,
      contentType: response.headers['content-type'] ?? '',
      body: await collect(response, settings.maxAnswerBytes),
    };
  } catch (failure) {
    if (deadline.aborted) throw new DelayOver('no complete answer in time', { cause: failure });
    throw failure;
  }
}

function send(
  settings: HttpsSettings,
  agent: Agent,
  posting: Posting,
  deadline: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(posting.address, {
      method: 'POST',
      agent,
      signal: deadline,
      headers: headersOf(settings, posting),
    });
    outgoing.once('response', resolve);
    outgoing.once('error', (failure: NodeJS.ErrnoException) => {
      if (posting.repeatable && outgoing.reusedSocket && failure.code === 'ECONNRESET') {
        send(settings, agent, posting, deadline).then(resolve, reject);
      } else reject(failure);
    });
    outgoing.end(posting.body);
  });
}

const headersOf = ({ software }: HttpsSettings, { contentType, body, bearer }: Posting): OutgoingHttpHeaders => ({
  'content-type': contentType,
  'content-length': body.length,
  accept: 'application/soap+xml, multipart/related',
  'accept-encoding': 'identity',
  'user-agent': `${software.name}/${software.version}`.replaceAll(/[^\x21-\x7e]/g, '_'),
  ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
});

async function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (response.headers['content-encoding'] !== undefined) {
    response.destroy();
    throw new AnswerEncoded('a content-encoding, though none was accepted');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new AnswerTooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
