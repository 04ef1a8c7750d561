import { randomUUID } from 'node:crypto';
import { request } from 'node:https';
import { people, professionals } from '@liane/cast';
import { contentIdOf, readRelated, writeRelated } from '@liane/multipart';
import type { Part } from '@liane/multipart';
import { isFault, readEnvelope, readFault } from '@liane/soap';
import type { Ins } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import type { KeyedCertificate, StructureCertificates } from '../../certificates/index.ts';
import { startSandbox } from '../../start.ts';
import type { RunningSandbox, SandboxOptions } from '../../start.ts';
import { roles, writeVihfByHand } from './vihf.ts';
import type { VihfParts } from './vihf.ts';

export const tilleuls = '1990001026';
export const iris = '1990002032';

export const insOf = (key: string): Ins => {
  const ins = people.find((each) => each.key === key)?.ins;
  if (!ins) throw new Error(`${key} has no INS`);
  return ins;
};

export const psIdOf = (key: string): string => {
  const found = professionals.find((each) => each.key === key);
  if (!found) throw new Error(`${key} is not in the cast`);
  return found.psIdNat;
};

export function keysOf({ certificates }: RunningSandbox, structure: string): StructureCertificates {
  const keys = certificates.structures[structure];
  if (!keys) throw new Error(`no certificate for ${structure}`);
  return keys;
}

export interface Reply {
  status: number;
  contentType: string;
  envelope: XmlElement;
  parts: Part[];
  /** Code of the fault, when it is one. */
  fault?: string;
  reason?: string;
  relatesTo: string;
}

export interface Call {
  path: 'patients' | 'habilitations' | 'repository' | 'registry';
  action: string;
  body: string;
  vihf?: Partial<VihfParts>;
  /** Present: sent in MTOM. */
  parts?: { contentId: string; contentType: string; body: Buffer }[];
  /** Certificate of the connection; of the structure of the VIHF when not said. */
  connection?: KeyedCertificate;
  seal?: KeyedCertificate;
  /** Spoils the envelope after everything was written and signed. */
  tamper?: (envelope: string) => string;
}

export interface TestTown {
  town: RunningSandbox;
  call(call: Call): Promise<Reply>;
}

export async function openTown(options: Partial<SandboxOptions> = {}): Promise<TestTown> {
  const town = await startSandbox({ port: 0, ...options });
  return { town, call: (call) => callTown(town, call) };
}

/** A nurse of Les Tilleuls about Mauricette, in AIR, unless said otherwise. */
export function writeCall(town: RunningSandbox, call: Call) {
  const structure = call.vihf?.structure ?? tilleuls;
  const { connection = keysOf(town, structure).authentication, seal = keysOf(town, structure).seal } = call;
  const { matricule, oid } = insOf('mauricette');
  const vihf: VihfParts = {
    psId: psIdOf('tilleulsNurse'),
    name: 'BESNARD Aurélie',
    mode: 'INDIRECTE_RENFORCEE',
    structure,
    matricule,
    oid,
    purpose: 'normal',
    roles: roles.nurse,
    issuer: `CN=DMP-CACHET,OU=${structure},O=${nameOf(structure)},C=FR`,
    issuedAt: new Date(),
    version: '3.0',
    homologation: 'LIANE-DMP-0001',
    without: [],
    extra: '',
    conditions: '',
    ...call.vihf,
  };
  const { path, action } = call;
  const written = envelopeOf(action, writeVihfByHand(vihf, seal), call.body);
  const envelope = call.tamper?.(written) ?? written;
  const { contentType, body } = call.parts
    ? writeRelated({ envelope, action, parts: call.parts })
    : { contentType: `application/soap+xml; charset=utf-8; action="${action}"`, body: Buffer.from(envelope) };
  return { path, contentType, body, connection };
}

async function callTown(town: RunningSandbox, call: Call): Promise<Reply> {
  const { path, contentType, body, connection } = writeCall(town, call);
  return readReply(await post(town, `/si-dmp-server/v2/services/${path}`, contentType, body, connection));
}

const nameOf = (structure: string): string => (structure === tilleuls ? 'EHPAD Les Tilleuls' : 'EHPAD Iris');

const envelopeOf = (action: string, assertion: string, body: string): string =>
  `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><e:Header>` +
  `<a:MessageID>urn:uuid:${randomUUID()}</a:MessageID><a:To/>` +
  `<a:ReplyTo e:mustUnderstand="1"><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>` +
  `<a:Action e:mustUnderstand="1">${action}</a:Action>` +
  `<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${assertion}</w:Security>` +
  `</e:Header><e:Body>${body}</e:Body></e:Envelope>`;

export interface RawReply {
  status: number;
  contentType: string;
  body: Buffer;
}

export const post = (
  town: RunningSandbox,
  path: string,
  contentType: string,
  body: Buffer,
  { certPem, keyPem }: KeyedCertificate,
): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const options = { method: 'POST', ca: town.certificates.caPem, cert: certPem, key: keyPem };
    const sent = request(town.addresses.mtls + path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.setHeader('content-type', contentType);
    sent.on('error', reject);
    sent.end(body);
  });

export function readReply({ status, contentType, body }: RawReply): Reply {
  const related = contentType.startsWith('multipart/') ? readRelated(contentType, body) : undefined;
  const { headers, body: envelope } = readEnvelope(related?.root.body ?? body);
  const fault = isFault(envelope) ? readFault(envelope) : undefined;
  return {
    status,
    contentType,
    envelope,
    parts: related?.parts ?? [],
    relatesTo: headers.find(({ name }) => name === 'RelatesTo')?.text() ?? '',
    ...(fault ? { fault: fault.subcode ?? '', reason: fault.reason } : {}),
  };
}

/** Codes of a RegistryErrorList, or of a fault; empty when all went well. */
export const refusalsOf = ({ envelope, fault }: Reply): string[] =>
  fault === undefined
    ? envelope
        .descendants('RegistryError')
        .filter((each) => each.attribute('severity')?.endsWith(':Error'))
        .map((each) => each.attribute('errorCode') ?? '')
    : [fault];

export const bytesOfPart = ({ parts }: Reply, href: string): Buffer | undefined =>
  parts.find(({ contentId }) => contentId === contentIdOf(href))?.body;
