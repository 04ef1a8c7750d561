import { standardFolders } from '../mailboxes/post-office.ts';
import type { Folder, Mailbox } from '../mailboxes/post-office.ts';
import { text } from './write.ts';
import type { Answer } from './write.ts';

/** `* LIST (…) "/" INBOX` for each folder that matches (RFC 3501 6.3.8). */
export function listed(verb: 'LIST' | 'LSUB', mailbox: Mailbox, reference: string, pattern: string): Answer[] {
  // An empty name asks for the delimiter alone.
  if (pattern === '') return [`* ${verb} (\\Noselect) "/" ""\r\n`];
  const wanted = matcher(reference + pattern);
  return [...mailbox.folders.values()]
    .filter(({ name }) => wanted(name))
    .map(({ name }): Answer => {
      const use = standardFolders[name];
      return [`* ${verb} (\\HasNoChildren${use ? ` ${use}` : ''}) "/" `, text(name), '\r\n'];
    });
}

function matcher(pattern: string): (name: string) => boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('%', '[^/]*');
  const shape = new RegExp(`^${source}$`, 'i');
  return (name) => shape.test(name);
}

const statusItems: Readonly<Record<string, (folder: Folder) => number>> = {
  MESSAGES: ({ messages }) => messages.length,
  RECENT: () => 0,
  UIDNEXT: ({ uidNext }) => uidNext,
  UIDVALIDITY: ({ uidValidity }) => uidValidity,
  UNSEEN: ({ messages }) => messages.filter(({ flags }) => !flags.has('\\Seen')).length,
};

/** `* STATUS INBOX (MESSAGES 3)`; undefined when an item is unknown. */
export function statusOf(folder: Folder, items: readonly string[]): Answer | undefined {
  const values: string[] = [];
  for (const item of items) {
    const count = statusItems[item.toUpperCase()];
    if (!count) return undefined;
    values.push(`${item.toUpperCase()} ${count(folder)}`);
  }
  return ['* STATUS ', text(folder.name), ` (${values.join(' ')})\r\n`];
}
