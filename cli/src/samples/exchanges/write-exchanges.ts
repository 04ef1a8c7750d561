import { establishments } from '@liane/cast';
import { readMessage, type Key } from '@liane/connector-mssante';
import { tokenWithoutBrowser, type RunningSandbox } from '@liane/sandbox';
import { insToSend } from '@liane/server/module/identity';
import { keepFile, type ExchangeFile } from '../sample-file.ts';
import { piecesOf, type Piece } from './files.ts';
import { openLines, openTown, sampler, type Heard, type Lines } from './lines.ts';
import type { Subject } from './subject.ts';
import { askAnnuaire } from './with-annuaire.ts';
import { askAuthorisedRecords, exchangeWithDmp } from './with-dmp.ts';
import { fetchAndAnswer, holderAtTheHospital, sendBack, sendMails } from './with-mssante.ts';

/** What was heard about each person, in order; null: about nobody. */
type Told = Map<string | null, Piece[][]>;

const atOnce = 4;
const houses = establishments.flatMap(({ name, mssante }) => (mssante ? [{ name, mailbox: mssante.applicative }] : []));
const ours = new Set(houses.map(({ mailbox }) => mailbox));

/**
 * Runs the connectors over their sockets, for everybody whose identity is qualified, and writes each message as it went: no key,
 * no token, no certificate of ours. Throws SamplesNotWritten.
 */
export async function writeExchanges(folder: string, subjects: readonly Subject[]): Promise<ExchangeFile[]> {
  const town = await openTown();
  const told: Told = new Map();
  // Message-ID of what was sent, and about whom.
  const about = new Map<string, string>();
  try {
    await aboutNobody(town, subjects, told);
    await inTurns(subjects, async (subject) => {
      told.set(subject.key, await aboutOne(town, subject, about));
    });
    await inTurns(houses, ({ mailbox, name }) => whatCameBack(town, mailbox, name, about, told));
  } finally {
    await town.close();
  }
  return writeAll(folder, told);
}

async function aboutNobody(town: RunningSandbox, [first]: readonly Subject[], told: Told): Promise<void> {
  const lines = openLines(town);
  await askAnnuaire(lines);
  const ins = first && insToSend(first.person);
  if (first && ins) await askAuthorisedRecords(lines, first, ins);
  told.set(null, await cutOut(lines.heard()));
  await lines.close();
}

async function aboutOne(town: RunningSandbox, subject: Subject, about: Map<string, string>): Promise<Piece[][]> {
  const ins = insToSend(subject.person);
  if (!ins) return [];
  const lines = openLines(town);
  await exchangeWithDmp(lines, subject, ins);
  await sendMails(lines, subject);
  const heard = lines.heard();
  const key: Key = { kind: 'token', accessToken: await tokenWithoutBrowser(town.url, sampler, holderAtTheHospital()) };
  let mayBeSentBack = subject.mailbox;
  for (const { messageId, ...read } of await Promise.all(mailsIn(heard).map((bytes) => readMessage(bytes)))) {
    if (messageId !== null) about.set(messageId, subject.key);
    if (mayBeSentBack === null || !read.announcesXdm) continue;
    await sendBack(lines, { messageId, ...read }, mayBeSentBack, key);
    mayBeSentBack = null;
  }
  const opened = await openWebAccess(lines, ins);
  await lines.close();
  return [...(await cutOut(heard)), opened];
}

/** Notices and letters go to the person that the message they answer was about. */
async function whatCameBack(
  town: RunningSandbox,
  mailbox: string,
  name: string,
  about: ReadonlyMap<string, string>,
  told: Told,
): Promise<void> {
  const lines = openLines(town);
  await fetchAndAnswer(lines, mailbox, name);
  for (const heard of lines.heard()) {
    const [bytes] = mailsIn([heard]);
    const read = bytes && (await readMessage(bytes));
    const answered = read?.about?.messageId ?? read?.inReplyTo ?? '';
    const person = about.get(answered) ?? about.get(answered.replace('<retour.', '<'));
    if (person !== undefined) told.get(person)?.push(await piecesOf(heard, ours));
  }
  await lines.close();
}

const mailsIn = (heard: readonly Heard[]): Buffer[] =>
  heard.flatMap((each) => (each.service === 'mssante' ? [each.exchange.bytes] : []));

const cutOut = (heard: readonly Heard[]): Promise<Piece[][]> => Promise.all(heard.map((each) => piecesOf(each, ours)));

/** TD0.9: what the browser asks of the Web PS. The page itself is the DMP's. */
async function openWebAccess({ dmp }: Lines, ins: { matricule: string; oid: string }): Promise<Piece[]> {
  const url = new URL(dmp.webAddress('DossierPatient', ins));
  const answer = await fetch(url, { redirect: 'manual' });
  await answer.body?.cancel();
  const head = `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`;
  const line = { kind: 'http', service: 'dmp', transaction: 'TD0.9', direction: 'sent' } as const;
  return [{ name: 'demande.http', line, bytes: Buffer.from(head) }];
}

async function writeAll(folder: string, told: Told): Promise<ExchangeFile[]> {
  const written: ExchangeFile[] = [];
  for (const [person, steps] of told) {
    const under = `echanges/${person ?? 'sans-personne'}`;
    const channels = new Set<string>();
    for (const [rank, pieces] of steps.filter(({ length }) => length > 0).entries())
      for (const { name, line, bytes } of pieces) {
        // One assertion of each channel is enough: the others stand in their envelopes.
        if (line.kind === 'vihf' && channels.has(name)) continue;
        channels.add(name);
        const file = `${under}/${String(rank + 1).padStart(2, '0')}-${line.service}-${line.transaction}-${name}`;
        written.push(await keepFile(folder, { file, person, ...line }, bytes));
      }
  }
  return written;
}

async function inTurns<Each>(all: readonly Each[], act: (each: Each) => Promise<void>): Promise<void> {
  const left = [...all];
  const turn = async (): Promise<void> => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) await act(each);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}
