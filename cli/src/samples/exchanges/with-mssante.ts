import { outsiders, professionals, type CastOutsider } from '@liane/cast';
import { readMessage, type Incoming, type Key, type ReadMessage } from '@liane/connector-mssante';
import { postMessage, type Sending } from '@liane/server/module/exchanges';
import { mssArchiveName } from '@liane/vocabulary';
import { ExchangeCutShort } from '../refusals.ts';
import type { Lines } from './lines.ts';
import { burdenOf, type Leaving, type Subject } from './subject.ts';

/** The messages that leave about somebody: a document to the hospital, its replacement, the person's own copy, the notice to the general practitioner (A11), the cancellation. Throws ExchangeCutShort. */
export async function sendMails(lines: Lines, subject: Subject): Promise<void> {
  if (subject.mailbox === null) return;
  const [first, second] = [subject.first, subject.second].map((samples) =>
    samples.find(({ model }) => model === 'transfer-sheet'),
  );
  if (!first || !second) throw new TypeError('every person has a transfer sheet');
  const to = recipient(placeNamed('sablierHospital'));
  const sheet = await post(lines, subject, { channel: 'mssante', kind: 'document', sample: first, to });
  await post(lines, subject, { channel: 'mssante', kind: 'replacement', sample: second, follows: sheet, to });
  await post(lines, subject, { channel: 'citizen', kind: 'document', sample: second });
  await post(lines, subject, { channel: 'mssante', kind: 'notice', to: recipient(placeNamed('quaiPractice')) });
  await post(lines, subject, { channel: 'mssante', kind: 'deletion', sample: second, follows: sheet, to });
}

async function post({ mssante, town }: Lines, subject: Subject, leaving: Leaving): Promise<Sending> {
  const burden = burdenOf(subject, leaving, new Date());
  const { citizenDomain } = town.mssante;
  const mailing = { mssante: () => mssante, citizenDomain, sourceId: town.dmp.sourceId, now: new Date() };
  let outcome = await postMessage(burden, mailing);
  // The worker of the product tries again too, with the same Message-ID.
  for (let left = 2; left > 0 && outcome.kind === 'again'; left--) outcome = await postMessage(burden, mailing);
  if (outcome.kind !== 'gone') throw new ExchangeCutShort(subject.key, 'code' in outcome ? outcome.code : outcome.kind);
  return burden.sending;
}

/** The emergency department sends back the archive it received, with a word, and asks to know when it is read. */
export async function sendBack({ mssante }: Lines, sheet: ReadMessage, mailbox: string, key: Key): Promise<void> {
  const hospital = placeNamed('sablierHospital');
  await mssante.send(
    {
      from: { address: hospital.mssante, displayName: hospital.name },
      to: [mailbox],
      subject: sheet.subject,
      text: 'Bonjour,\n\nVoici en retour le document reçu aux urgences, relu par notre équipe.',
      messageId: (sheet.messageId ?? '<invalide@invalide>').replace('<', '<retour.'),
      ...(sheet.messageId === null ? {} : { inReplyTo: sheet.messageId }),
      attachments: sheet.attachments.filter(({ fileName }) => fileName === mssArchiveName),
      cdaCodes: sheet.cdaCodes,
      insQualified: sheet.insQualified ?? false,
      askDeliveryNotice: false,
      askReadNotice: true,
    },
    key,
  );
}

/** Who opens the mailbox of the emergency department. */
export function holderAtTheHospital(): string {
  const holder = professionals.find(
    ({ ecps, practices }) =>
      ecps === 'active' && practices.some(({ establishmentKey }) => establishmentKey === 'sablierHospital'),
  );
  if (!holder) throw new TypeError('nobody opens the mailbox of the hospital');
  return holder.key;
}

/** All that an applicative mailbox received; letters that ask for it are told that they were filed (MSSanté digest 9.1). */
export async function fetchAndAnswer({ mssante }: Lines, mailbox: string, label: string): Promise<void> {
  const key: Key = { kind: 'certificate' };
  const from = { address: mailbox, displayName: label };
  for (const incoming of await mssante.fetch(mailbox, key, null, 10_000)) {
    const letter = await readIncoming(incoming);
    if (letter.kind !== 'letter' || letter.readNoticeTo === null) continue;
    await mssante.acknowledge(letter.readNoticeTo, letter, from, 'processed', 'Document classé', key, incoming.bytes);
  }
}

const readIncoming = ({ bytes }: Incoming): Promise<ReadMessage> => readMessage(bytes);

const recipient = ({ key, name, mssante }: CastOutsider) => ({ key: `outsider:${key}`, name, address: mssante });

function placeNamed(key: string): CastOutsider {
  const place = outsiders.find((each) => each.key === key);
  if (!place) throw new TypeError(`the cast has no place named ${key}`);
  return place;
}
