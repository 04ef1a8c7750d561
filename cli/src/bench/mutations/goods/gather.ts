import { outsiders } from '@liane/cast';
import type { Dmp } from '@liane/connector-dmp';
import type { Key, Mailbox, Outgoing } from '@liane/connector-mssante';
import { mssArchiveName, mssSubjectPrefix, structIdNatOfFiness } from '@liane/vocabulary';
import { writeXdm } from '@liane/xdm';
import type { DocumentEntry } from '@liane/xds';
import { consulting } from '../../../samples/exchanges/consulting.ts';
import { openLines, openTown, type Lines } from '../../../samples/exchanges/lines.ts';
import type { GoodExchange, Goods } from '../target.ts';
import { goodDocument, house, nurse, type GoodDocument } from './document.ts';

/** A rehearsal of the exchanges, over their sockets: what was heard is what is mutated. The town stays open until `close`. */
export async function gatherGoods(): Promise<Goods & { close(): Promise<void> }> {
  const town = await openTown();
  const messageId = '00000000-0000-4000-8000-000000000000';
  const lines = openLines(town, { newId: () => messageId });
  try {
    const document = goodDocument(town.dmp.sourceId);
    const asks = asksAbout(document);
    for (const ask of asks.values()) await ask(lines.dmp);
    const [first, ...others] = exchangesIn(lines);
    const archive = writeXdm(
      { submissionSet: document.submissionSet, documents: [document] },
      { software: 'Liane', version: '0.1.0', contact: house.name },
    );
    const address = house.mssante?.applicative ?? '';
    const [letter, ...more] = await mailsAbout(lines, address, archive);
    if (!first || !letter) throw new TypeError('nothing was heard');
    return {
      town,
      archive,
      mails: [letter, ...more],
      dmp: [first, ...others],
      ask: (dmp, transaction) => asks.get(transaction)?.(dmp) ?? Promise.reject(new TypeError(transaction)),
      messageId,
      mailbox: { address, organisation: house.organisationKey },
      close: () => town.close(),
    };
  } catch (error) {
    await town.close();
    throw error;
  } finally {
    await lines.close();
  }
}

/** One question of each transaction whose answer is read, in the order that a DMP wants. */
function asksAbout({
  ins,
  entry,
  bytes,
  submissionSet,
}: GoodDocument): ReadonlyMap<string, (dmp: Dmp) => Promise<unknown>> {
  const by = consulting({ professional: nurse, home: house }, ins);
  const { uniqueId } = entry;
  const structure = { id: structIdNatOfFiness(house.finess), name: house.name, sector: house.sectorCode };
  const { ground: _none, session: _nobody, ...person } = by;
  // The document as the DMP gave it the first time.
  const known: { entry?: DocumentEntry | undefined } = {};
  return new Map<string, (dmp: Dmp) => Promise<unknown>>([
    [
      'TD2.1',
      (dmp) => dmp.feed({ submissionSet, documents: [{ entry, bytes }] }, { ...person, structure, channel: 'feed' }),
    ],
    ['TD0.3', (dmp) => dmp.authorise(ins, 'AJOUT', by)],
    ['TD0.2', (dmp) => dmp.stateOf(ins, by)],
    ['TD0.4', (dmp) => dmp.authorisedRecords(by)],
    [
      'TD3.1',
      async (dmp) => {
        const [found] = await dmp.byUniqueId(ins, [uniqueId], by);
        known.entry ??= found;
      },
    ],
    ['TD3.2', (dmp) => dmp.read(ins, [{ uniqueId, repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2' }], by)],
    ['TD3.3', (dmp) => dmp.change(ins, { kind: 'mask', entry: known.entry ?? entry }, by)],
  ]);
}

function exchangesIn(lines: Lines): GoodExchange[] {
  return lines.heard().flatMap((heard) => {
    if (heard.service !== 'dmp' || heard.exchange.answer === null) return [];
    const { transaction, request, answer } = heard.exchange;
    return [{ transaction, request, answer }];
  });
}

/** A letter with its archive, a plain one, and the notices that came back, as the mailbox holds them. */
async function mailsAbout(lines: Lines, address: string, archive: Buffer): Promise<Buffer[]> {
  const { mssante } = lines;
  const key: Key = { kind: 'certificate' };
  const hospital = outsiders.find(({ kind }) => kind === 'hospital')?.mssante ?? '';
  const from: Mailbox = { address, displayName: house.name };
  const plain = {
    from,
    to: [hospital],
    subject: 'Transfert à l’hôpital',
    text: 'Bonjour,\n\nUn mot.',
    attachments: [],
    askDeliveryNotice: true,
    askReadNotice: true,
  };
  const letters: Outgoing[] = [
    { ...plain, messageId: '<mot@exemples.invalid>' },
    {
      ...plain,
      to: [address],
      messageId: '<archive@exemples.invalid>',
      subject: `${mssSubjectPrefix}+Projet personnalisé`,
      attachments: [{ fileName: mssArchiveName, contentType: 'application/zip', bytes: archive }],
      cdaCodes: ['80788-3'],
      insQualified: true,
    },
  ];
  for (const letter of letters) await mssante.send(letter, key);
  const received = await mssante.fetch(address, key, null, 100);
  lines.heard();
  return received.map(({ bytes }) => bytes);
}
