import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Settings } from './config.ts';

/** What came back, whatever the status. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  /** Seconds asked before the next call. */
  retryAfter?: number;
  body: Buffer;
}

export interface Transport {
  /** Rejects with the system's error, `AnswerTooLarge` or `AnswerEncoded`; `failures.ts` names them. */
  get(url: URL, deadline: AbortSignal): Promise<HttpAnswer>;
  close(): void;
}

export class AnswerTooLarge extends Error {}
export class AnswerEncoded extends Error {}

/** Kept alive, at most 4 connections; no redirection is followed, since the key would go with it. */
export function overHttp({ base, apiKey, authorities, maxAnswerBytes }: Settings): Transport {
  const secure = base.startsWith('https:');
  const pool = { keepAlive: true, maxSockets: 4 };
  const agent = secure
    ? new HttpsAgent({ ...pool, minVersion: 'TLSv1.2', ...(authorities !== undefined && { ca: authorities }) })
    : new HttpAgent(pool);
  const request = secure ? httpsRequest : httpRequest;
  const send = (url: URL, deadline: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, {
        agent,
        signal: deadline,
        headers: { 'esante-api-key': apiKey, accept: 'application/fhir+json', 'accept-encoding': 'identity' },
      });
      outgoing.once('response', resolve);
      outgoing.once('error', (failure: NodeJS.ErrnoException) => {
        // An idle connection the service closed meanwhile is no outage; a search can be repeated without harm.
        if (outgoing.reusedSocket && failure.code === 'ECONNRESET') send(url, deadline).then(resolve, reject);
        else reject(failure);
      });
      outgoing.end();
    });
  return {
    get: async (url, deadline) => {
      const response = await send(url, deadline);
      const retryAfter = Number(response.headers['retry-after']);
      return {
        status: response.statusCode ?? 0,
        contentType: response.headers['content-type'] ?? '',
        ...(Number.isFinite(retryAfter) && { retryAfter }),
        body: await collect(response, maxAnswerBytes),
      };
    },
    close: () => agent.destroy(),
  };
}

async function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (response.headers['content-encoding'] !== undefined) {
    response.destroy();
    throw new AnswerEncoded('an encoded answer, though none was accepted');
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
