import { textOf } from '../command.ts';
import type { Argument, Command } from '../command.ts';
import { readSet } from '../sequence.ts';
import { flagsOf } from '../view.ts';
import { readDate } from '../write.ts';
import { deleted, folderOf } from './folder-verbs.ts';
import { named } from './message-verbs.ts';
import { notUnderstood } from './verb.ts';
import type { Verb, Verbs } from './verb.ts';

const readOnly = 'NO [READ-ONLY] Ce dossier est ouvert en lecture';
const mostFlags = 50;

const store = (byUid: boolean): Verb => ({
  needs: 'selected',
  async act(session, { arguments: [set, item, ...given] }: Command) {
    const { view, mailbox, parts } = session;
    const messages = named(session, set, byUid);
    const how = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(item) ?? '');
    const flags = readFlags(given);
    if (!messages || !how || !flags || !view || !mailbox) return notUnderstood;
    if (view.readOnly) return readOnly;
    const changed = (old: ReadonlySet<string>) =>
      how[1] === '+'
        ? [...new Set([...old, ...flags])]
        : how[1] === '-'
          ? [...old].filter((flag) => !flags.includes(flag))
          : flags;
    const changes = new Map(messages.map(({ message }) => [message.uid, changed(message.flags)]));
    await parts.office.flag(mailbox.address, view.folder.name, changes);
    for (const { number, message } of messages) {
      view.knows(message);
      if (!how[2])
        session.send(`* ${number} FETCH (${byUid ? `UID ${message.uid} ` : ''}FLAGS (${flagsOf(message)}))\r\n`);
    }
    return 'OK Voila';
  },
});

const carry = (byUid: boolean, move: boolean): Verb => ({
  needs: 'selected',
  async act(session, { arguments: [set, name] }: Command) {
    const { view, mailbox, parts } = session;
    const messages = named(session, set, byUid);
    if (!messages || !view || !mailbox) return notUnderstood;
    if (move && view.readOnly) return readOnly;
    const target = folderOf(session, name);
    if (!target) return "NO [TRYCREATE] Ce dossier n'existe pas";
    const uids = messages.map(({ message }) => message.uid);
    const pairs = await parts.office.carry(mailbox.address, view.folder.name, target.name, uids, move);
    const told = `[COPYUID ${target.uidValidity} ${pairs.map(({ from }) => from).join(',')} ${pairs.map(({ to }) => to).join(',')}]`;
    if (pairs.length === 0) return 'OK Rien a deplacer';
    if (!move) return `OK ${told} Copie`;
    // RFC 6851 4.3: the pairs come before the numbers go.
    session.send(`* OK ${told} Deplace\r\n`);
    return 'OK Deplace';
  },
});

export const storeVerbs: Verbs = {
  STORE: store(false),
  'UID STORE': store(true),
  COPY: carry(false, false),
  'UID COPY': carry(true, false),
  MOVE: carry(false, true),
  'UID MOVE': carry(true, true),
  EXPUNGE: {
    needs: 'selected',
    async act({ view, mailbox, parts }) {
      if (!view || !mailbox) return notUnderstood;
      if (view.readOnly) return readOnly;
      await parts.office.expunge(mailbox.address, view.folder.name, deleted(view));
      return 'OK Efface';
    },
  },
  'UID EXPUNGE': {
    needs: 'selected',
    async act({ view, mailbox, parts }, { arguments: [set] }) {
      const holds = readSet(textOf(set) ?? '', view?.largestUid ?? 0);
      if (!view || !mailbox || !holds) return notUnderstood;
      if (view.readOnly) return readOnly;
      await parts.office.expunge(mailbox.address, view.folder.name, deleted(view).filter(holds));
      return 'OK Efface';
    },
  },
  APPEND: {
    needs: 'mailbox',
    async act(session, { arguments: [name, ...rest] }) {
      const folder = folderOf(session, name);
      const message = rest.at(-1);
      if (!folder) return "NO [TRYCREATE] Ce dossier n'existe pas";
      if (message?.kind !== 'string' || !session.mailbox) return notUnderstood;
      const flags = readFlags(rest.filter(({ kind }) => kind === 'list')) ?? [];
      const dated = rest.length > 1 ? readDate(textOf(rest.at(-2)) ?? '') : undefined;
      const parcel = { mailbox: session.mailbox.address, folder: folder.name, bytes: message.bytes, flags };
      const [uid] = await session.parts.office.deliver([dated ? { ...parcel, at: dated } : parcel]);
      return `OK [APPENDUID ${folder.uidValidity} ${uid}] Garde`;
    },
  },
};

/** Flags between parentheses or not; undefined when one is not a flag. */
function readFlags(given: readonly Argument[]): string[] | undefined {
  const flags = given.flatMap((each) => (each.kind === 'list' ? each.items : [each])).map((each) => textOf(each) ?? '');
  if (flags.length > mostFlags) return undefined;
  return flags.every((flag) => /^\\?[A-Za-z0-9$_.-]{1,64}$/.test(flag))
    ? [...new Set(flags.map(canonical))]
    : undefined;
}

const systemFlags = ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft'];

const canonical = (flag: string): string =>
  systemFlags.find((each) => each.toLowerCase() === flag.toLowerCase()) ?? flag;
