import { citizenDomain } from '@liane/cast';
import { readMessage, type MailExchange, type ReadMessage } from '@liane/connector-mssante';
import type { Exchange as AnnuaireExchange } from '@liane/connector-annuaire';
import type { Exchange as DmpExchange } from '@liane/connector-dmp';
import { readRelated } from '@liane/multipart';
import { mssArchiveName, mssReplaceSubjectFlag } from '@liane/vocabulary';
import type { ExchangeFile } from '../sample-file.ts';
import type { Heard } from './lines.ts';

/** A file to be: what the manifest says of it but its place and its hash. */
export interface Piece {
  name: string;
  line: Pick<ExchangeFile, 'kind' | 'service' | 'transaction' | 'direction'>;
  bytes: Uint8Array;
}

/** What one exchange leaves in files; nothing for messages between others. */
export async function piecesOf(heard: Heard, ours: ReadonlySet<string>): Promise<Piece[]> {
  if (heard.service === 'dmp') return ofDmp(heard.exchange);
  if (heard.service === 'annuaire') return ofAnnuaire(heard.exchange);
  return ours.has(heard.exchange.mailbox) ? ofMail(heard.exchange) : [];
}

function ofDmp({ transaction, request, answer }: DmpExchange): Piece[] {
  const service = 'dmp' as const;
  const sent = { service, transaction, direction: 'sent' as const };
  const received = { service, transaction, direction: 'received' as const };
  const envelope = envelopeIn(request);
  const assertion = assertionIn(envelope);
  const signature = signatureIn(request);
  return [
    messageOf('demande', sent, request),
    ...(assertion
      ? [{ name: `VIHF-${modeOf(assertion)}.xml`, line: { ...sent, kind: 'vihf' as const }, bytes: assertion }]
      : []),
    ...(signature
      ? [{ name: 'signature-du-lot.xml', line: { ...sent, kind: 'lot-signature' as const }, bytes: signature }]
      : []),
    ...(answer ? [messageOf('reponse', received, answer)] : []),
  ];
}

interface Message {
  contentType: string;
  body: Buffer;
}

const isMultipart = ({ contentType }: Message): boolean => /^\s*multipart\//i.test(contentType);

/** A multipart is nothing without its boundary: its Content-Type stands before it, as in a MIME entity. */
function messageOf(what: string, line: Omit<Piece['line'], 'kind'>, message: Message): Piece {
  if (!isMultipart(message)) return { name: `${what}.xml`, line: { ...line, kind: 'soap' }, bytes: message.body };
  const head = Buffer.from(`MIME-Version: 1.0\r\nContent-Type: ${message.contentType}\r\n\r\n`);
  return { name: `${what}.mime`, line: { ...line, kind: 'mime' }, bytes: Buffer.concat([head, message.body]) };
}

const envelopeIn = (message: Message): Buffer =>
  isMultipart(message) ? readRelated(message.contentType, message.body).root.body : message.body;

/** The assertion alone, byte for byte: it declares its own namespaces, so that its signature still holds. */
function assertionIn(envelope: Buffer): Buffer | undefined {
  const text = envelope.toString('latin1');
  const [found] = /<(\w+:)?Assertion[\s>][\s\S]*<\/\1?Assertion>/.exec(text) ?? [];
  return found === undefined ? undefined : Buffer.from(found, 'latin1');
}

/** `INDIRECTE` feeds, `INDIRECTE_RENFORCEE` (AIR) consults: national digest 3.11. */
const modeOf = (assertion: Buffer): string => (assertion.includes('INDIRECTE_RENFORCEE') ? 'AIR' : 'INDIRECTE');

/** The signed submission (national digest 3.5), the only part that signs. */
const signatureIn = (message: Message): Buffer | undefined =>
  isMultipart(message)
    ? readRelated(message.contentType, message.body).parts.find(({ contentId }) => contentId?.startsWith('Signature'))
        ?.body
    : undefined;

/** The key that goes in a header is not told by the connector, and not written. */
function ofAnnuaire({ url, answer }: AnnuaireExchange): Piece[] {
  const { pathname, search, host } = new URL(url);
  const transaction = pathname.split('/').at(-1) ?? '';
  const lines = [`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}`, 'Accept: application/fhir+json', '', ''];
  return [
    {
      name: 'demande.http',
      line: { kind: 'http', service: 'annuaire', transaction, direction: 'sent' },
      bytes: Buffer.from(lines.join('\r\n')),
    },
    {
      name: 'reponse.json',
      line: { kind: 'fhir', service: 'annuaire', transaction, direction: 'received' },
      bytes: answer.body,
    },
  ];
}

async function ofMail({ direction, bytes }: MailExchange): Promise<Piece[]> {
  const message = await readMessage(bytes);
  const transaction = transactionOf(message, direction);
  const line = { service: 'mssante', transaction, direction } as const;
  const archive = message.attachments.find(({ fileName }) => fileName === mssArchiveName);
  return [
    { name: `${direction === 'sent' ? 'envoye' : 'recu'}.eml`, line: { ...line, kind: 'mail' }, bytes },
    ...(archive ? [{ name: 'IHE_XDM.ZIP', line: { ...line, kind: 'xdm' as const }, bytes: archive.bytes }] : []),
  ];
}

function transactionOf({ kind, subject, to, announcesXdm }: ReadMessage, direction: MailExchange['direction']): string {
  if (kind !== 'letter') return kind === 'delivery-notice' ? 'DSN' : 'MDN';
  if (direction === 'received') return 'lettre';
  if (to.some((address) => address.endsWith(`@${citizenDomain}`))) return 'citoyen';
  if (announcesXdm) return subject.startsWith(mssReplaceSubjectFlag) ? 'remplacement' : 'document';
  return subject.startsWith('[Annulation]') ? 'annulation' : 'avis-de-mouvement';
}
