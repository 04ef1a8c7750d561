import { localhost, named, sealOfLesTilleuls, selfSigned } from '@liane/cast/certificates';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRelated } from '@liane/multipart';
import type { Part } from '@liane/multipart';
import { readAddressing, readEnvelope } from '@liane/soap';
import { readVihf } from '@liane/vihf';
import type { Vihf } from '@liane/vihf';
import type { XmlElement } from '@liane/xml';
import { verifyEnveloped } from '@liane/xml-signature';
import type { DmpConfig } from '../messages.ts';

/** A request as a service reads it. */
export interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
  action: string;
  messageId: string;
  vihf: Vihf;
  body: XmlElement;
  parts: Part[];
  bytes: Buffer;
}

export interface Said {
  status?: number;
  contentType?: string;
  body: string | Buffer;
}

/** A DMP of our own over mutual TLS, free to answer anything. */
export interface OddDmp {
  config: DmpConfig;
  asked: Asked[];
  close(): Promise<void>;
}

const service = await selfSigned(localhost);
const client = await selfSigned({ use: 'client', subject: named('AUTH_CLI', '1750000001') });
export const seal = await sealOfLesTilleuls();

/** A configuration whose every service is at that address. */
export const configAt = (base: string): DmpConfig => ({
  addresses: {
    patients: `${base}/patients`,
    authorisations: `${base}/habilitations`,
    repository: `${base}/repository`,
    registry: `${base}/registry`,
    update: `${base}/registry`,
    web: `${base}/`,
  },
  certificate: client.certPem,
  key: client.keyPem,
  sealCertificate: seal.certificatePem,
  sealKey: seal.keyPem,
  authorities: service.certPem,
  software: { installation: '1.2.250.1.999.1', name: 'Liane', version: '0.1.0', homologation: 'LIANE-DMP-0001' },
  sourceId: '1.2.250.1.999.1',
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
  timeout: 20_000,
});

/** Answers what `answer` says to each request once it is read; `raw` takes the socket over before anything is read. */
export async function oddDmp(
  answer: (asked: Asked) => Said,
  raw?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<OddDmp> {
  const asked: Asked[] = [];
  const server = createServer(
    {
      cert: service.certPem,
      key: service.keyPem,
      ca: client.certPem,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      if (raw) {
        raw(request, response);
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const one = understand(request, Buffer.concat(chunks));
        asked.push(one);
        const { status = 200, contentType = 'application/soap+xml; charset=utf-8', body } = answer(one);
        response.writeHead(status, { 'content-type': contentType }).end(body);
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    config: configAt(`https://localhost:${port}`),
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function understand(request: IncomingMessage, bytes: Buffer): Asked {
  const type = request.headers['content-type'] ?? '';
  const related = type.startsWith('multipart/') ? readRelated(type, bytes) : undefined;
  const envelope = related?.root.body ?? bytes;
  const { headers, body } = readEnvelope(envelope);
  const { action = '', messageId = '' } = readAddressing(headers);
  const { element } = verifyEnveloped(envelope, {
    name: 'Assertion',
    namespace: 'urn:oasis:names:tc:SAML:2.0:assertion',
  });
  const { url: path = '', headers: http } = request;
  return { path, headers: http, action, messageId, vihf: readVihf(element), body, parts: related?.parts ?? [], bytes };
}
