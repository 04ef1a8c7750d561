import { standardFolders } from '../../mailboxes/post-office.ts';
import type { Folder } from '../../mailboxes/post-office.ts';
import { textOf } from '../command.ts';
import type { Argument, Command } from '../command.ts';
import { listed, statusOf } from '../folders.ts';
import type { ImapSession } from '../session.ts';
import { View } from '../view.ts';
import { notUnderstood } from './verb.ts';
import type { Verb, Verbs } from './verb.ts';

const select = (readOnly: boolean): Verb => ({
  needs: 'mailbox',
  act(session, { arguments: [name] }) {
    session.view = undefined;
    const folder = folderOf(session, name);
    if (!folder) return "NO [NONEXISTENT] Ce dossier n'existe pas";
    session.view = new View(folder, readOnly);
    const firstUnseen = folder.messages.findIndex(({ flags }) => !flags.has('\\Seen')) + 1;
    session.send([
      '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n',
      `* OK [PERMANENTFLAGS (${readOnly ? '' : '\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*'})] Drapeaux\r\n`,
      `* ${folder.messages.length} EXISTS\r\n`,
      '* 0 RECENT\r\n',
      ...(firstUnseen > 0 ? [`* OK [UNSEEN ${firstUnseen}] Premier non lu\r\n`] : []),
      `* OK [UIDVALIDITY ${folder.uidValidity}] UID valables\r\n`,
      `* OK [UIDNEXT ${folder.uidNext}] Prochain UID\r\n`,
    ]);
    return `OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}] Dossier ouvert`;
  },
});

const list = (verb: 'LIST' | 'LSUB'): Verb => ({
  needs: 'mailbox',
  act(session, { arguments: given }) {
    // LIST (SPECIAL-USE) "" "*": the selection of RFC 6154 stands first.
    const [reference, pattern] = given[0]?.kind === 'list' ? given.slice(1) : given;
    const [from, what] = [textOf(reference), textOf(pattern)];
    if (from === undefined || what === undefined || !session.mailbox) return notUnderstood;
    session.send(listed(verb, session.mailbox, from, what));
    return 'OK Voila';
  },
});

const named = (
  act: (session: ImapSession, name: string, known: Folder | undefined) => Promise<string> | string,
): Verb => ({
  needs: 'mailbox',
  act(session, { arguments: [argument] }: Command) {
    const name = textOf(argument);
    return name === undefined || name.length > 200 ? notUnderstood : act(session, name, folderOf(session, argument));
  },
});

export const folderVerbs: Verbs = {
  SELECT: select(false),
  EXAMINE: select(true),
  LIST: list('LIST'),
  LSUB: list('LSUB'),
  STATUS: {
    needs: 'mailbox',
    act(session, { arguments: [name, items] }) {
      const folder = folderOf(session, name);
      if (!folder) return "NO [NONEXISTENT] Ce dossier n'existe pas";
      const asked = items?.kind === 'list' ? items.items.map((item) => textOf(item) ?? '') : [];
      const status = statusOf(folder, asked);
      if (!status) return notUnderstood;
      session.send(status);
      return 'OK Voila';
    },
  },
  CREATE: named(async (session, name, known) => {
    if (known) return 'NO [ALREADYEXISTS] Ce dossier existe';
    await session.parts.office.addFolder(session.mailbox?.address ?? '', name);
    return 'OK Dossier cree';
  }),
  DELETE: named(async (session, _name, known) => {
    if (!known || known.name in standardFolders) return 'NO [CANNOT] Ce dossier ne se supprime pas';
    await session.parts.office.removeFolder(session.mailbox?.address ?? '', known.name);
    return 'OK Dossier supprime';
  }),
  RENAME: named(() => 'NO [CANNOT] Les dossiers gardent leur nom'),
  SUBSCRIBE: named((_session, _name, known) => (known ? 'OK Abonne' : "NO [NONEXISTENT] Ce dossier n'existe pas")),
  UNSUBSCRIBE: named(() => 'OK Desabonne'),
  UNSELECT: { needs: 'selected', act: leave },
  CLOSE: {
    needs: 'selected',
    async act(session) {
      const { view, mailbox, parts } = session;
      if (view && mailbox && !view.readOnly)
        await parts.office.expunge(mailbox.address, view.folder.name, deleted(view));
      return leave(session);
    },
  },
};

function leave(session: ImapSession): string {
  session.view = undefined;
  return 'OK Dossier ferme';
}

/** UIDs marked for deletion, among those the session knows. */
export const deleted = (view: View): number[] =>
  view
    .messages()
    .filter(({ message }) => message.flags.has('\\Deleted'))
    .map(({ message }) => message.uid);

export const folderOf = (session: ImapSession, name: Argument | undefined): Folder | undefined =>
  session.parts.office.folder(session.mailbox?.address ?? '', textOf(name) ?? '');
