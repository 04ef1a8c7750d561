import type { Mssante } from '../../mssante/index.ts';
import { mssanteDomains } from '@liane/cast';
import type { Town } from '../../service.ts';
import { readLetter } from './letter.ts';
import type { Letter } from './letter.ts';
import { writeMessage } from './write.ts';
import type { ToSend } from './write.ts';

/** What became of a message, recipient by recipient. */
export interface Posted {
  address: string;
  /** In French; absent when it was delivered. */
  refused?: string;
}

/** The mailboxes of the operator, as those who play the town use them. */
export interface Post {
  /** The last hundred, newest first. */
  letters(address: string): Promise<Letter[]>;
  /** undefined: no such message. Marks it read. */
  open(address: string, uid: number): Promise<Letter | undefined>;
  unread(address: string): number;
  /** As an ordinary sender would: to the trusted space only, a copy kept in « Sent ». */
  send(message: ToSend): Promise<Posted[]>;
  /** Whether the mailbox takes messages; undefined: there is none. */
  isOpen(address: string): boolean | undefined;
  setOpen(address: string, open: boolean): Promise<void>;
  /** A message already written. */
  sendBytes(from: string, to: readonly string[], bytes: Buffer, about: string): Promise<Posted[]>;
}

const mostShown = 100;

export function createPost(mssante: Mssante, town: () => Town): Post {
  const folder = (address: string) => mssante.office().folder(address, 'INBOX');
  const read = async (address: string, kept: NonNullable<ReturnType<typeof folder>>['messages'][number]) =>
    readLetter(kept, await mssante.office().read(kept.message));
  const holds = async (address: string, messageId: string): Promise<boolean> => {
    const letters = await Promise.all(
      (folder(address)?.messages ?? []).slice(-mostShown).map((kept) => read(address, kept)),
    );
    return letters.some((letter) => letter.messageId === messageId);
  };
  const sendBytes: Post['sendBytes'] = async (from, to, bytes, about) => {
    const inside = to.filter((address) => mssanteDomains.includes(domainOf(address)));
    const { outcomes, notices } = await mssante.carry(
      {
        from,
        to: inside.map((address) => ({ address, notify: ['SUCCESS', 'FAILURE'] })),
        full: false,
      },
      bytes,
      town().now(),
    );
    await mssante.office().deliver([{ mailbox: from, folder: 'Sent', bytes, flags: ['\\Seen'] }]);
    town().journal.record({
      service: 'mssante-smtp',
      asked: `Message de ${from} à ${to.join(', ')}`,
      by: from,
      received: `${bytes.length} octets\nsubject: ${about}`,
      answered: [
        ...outcomes.map(({ address, refused }) => `${address} : ${refused ? `non remis, ${refused.text}` : 'remis'}`),
        ...(notices > 0 ? [`${notices} avis rendu(s) à l’expéditeur`] : []),
      ].join('\n'),
      status: 250,
    });
    return to.map((address): Posted => {
      if (!inside.includes(address)) return { address, refused: 'Cette adresse est hors de l’espace de confiance.' };
      const refused = outcomes.find((each) => each.address === address)?.refused;
      return { address, ...(refused ? { refused: refused.text } : {}) };
    });
  };
  return {
    letters: async (address) =>
      (
        await Promise.all((folder(address)?.messages ?? []).slice(-mostShown).map((kept) => read(address, kept)))
      ).toReversed(),
    async open(address, uid) {
      const kept = folder(address)?.messages.find((each) => each.uid === uid);
      if (!kept) return undefined;
      if (!kept.flags.has('\\Seen'))
        await mssante.office().flag(address, 'INBOX', new Map([[uid, [...kept.flags, '\\Seen']]]));
      return read(address, kept);
    },
    unread: (address) => (folder(address)?.messages ?? []).filter(({ flags }) => !flags.has('\\Seen')).length,
    isOpen(address) {
      const mailbox = mssante.office().mailbox(address);
      return mailbox && mailbox.settings.state === 'open';
    },
    setOpen: (address, open) => mssante.office().set(address, { state: open ? 'open' : 'closed' }),
    async send(message) {
      // The act may have been cut short, even by our own end: who has this very message is not sent it again.
      const has = await Promise.all(message.to.map((address) => holds(address, message.messageId)));
      const left = message.to.filter((_address, rank) => !has[rank]);
      const posted =
        left.length === 0
          ? []
          : await sendBytes(message.from.address, left, await writeMessage(message), message.subject);
      return message.to.map((address) => posted.find((each) => each.address === address) ?? { address });
    },
    sendBytes,
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
