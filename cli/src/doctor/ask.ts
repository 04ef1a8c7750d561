import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { optionsOf, type Secured } from './handshake.ts';
import type { Examination } from './finding.ts';

/** An answer of a service, its body read up to a bound. */
export interface Answered {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
  receivedAt: Date;
}

export interface Asked {
  method: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

const mostBytes = 1024 * 1024;

/** One question over HTTP; the server was judged before, and is demanded again. Rejects with the error of the system. */
export function ask(
  url: URL,
  { method, headers = {}, body }: Asked,
  secured: Secured | undefined,
  { now, patience }: Examination,
): Promise<Answered> {
  const plain = secured === undefined;
  return new Promise((resolve, reject) => {
    const outgoing = (plain ? httpRequest : httpsRequest)(
      url,
      {
        method,
        agent: false,
        headers: { accept: '*/*', ...headers },
        signal: AbortSignal.timeout(patience),
        ...(plain ? {} : { ...optionsOf(secured), rejectUnauthorized: true }),
      },
      (incoming) => {
        const receivedAt = now();
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > mostBytes) incoming.destroy(Object.assign(new Error('too long'), { code: 'réponse trop longue' }));
          else chunks.push(chunk);
        });
        incoming.once('error', reject);
        incoming.once('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString(),
            receivedAt,
          }),
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
