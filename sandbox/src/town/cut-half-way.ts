import type { ServerResponse } from 'node:http';

/** Lets the answer be prepared whole, sends its first half under its full length, then breaks the connection. */
export function cutHalfWay(response: ServerResponse): void {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response);
  response.write = ((chunk: unknown, encoding: unknown) => {
    keep(chunk, encoding);
    return true;
  }) as ServerResponse['write'];
  response.end = ((chunk: unknown, encoding: unknown) => {
    keep(chunk, encoding);
    const whole = Buffer.concat(chunks);
    if (!response.headersSent) response.setHeader('content-length', Math.max(whole.length, 2));
    write(whole.length > 1 ? whole.subarray(0, whole.length >> 1) : ' ', () => response.destroy());
    return response;
  }) as ServerResponse['end'];
}
