import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { messaging } from '@liane/server/contract/messaging';
import type { MailboxRow, MessageView } from '@liane/server/contract/messaging';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { spokenName } from '../facts/spoken.ts';
import { firstToWriteFrom, labelOf } from './mailbox-names.ts';
import { About } from './about.tsx';
import { Recipients } from './recipients.tsx';
import styles from './messaging.module.css';
import { replySubject } from './words.ts';
import type { Person, Typed } from './typed.ts';

export interface LetterFormProps {
  /** Mailboxes one may write from; at least one. */
  from: readonly MailboxRow[];
  answered: MessageView | null;
  /** Whom it is about, when their record asked for it. */
  about: Person | null;
}

export function LetterForm({ from, answered, about: asked }: LetterFormProps) {
  const navigate = useNavigate();
  const [id] = useState(newId);
  const draft = useDraft<Typed>(
    answered === null ? 'messaging.letter' : `messaging.reply.${answered.message.id}`,
    asked?.id ?? null,
    firstWords(from, answered, asked),
  );
  const { mailboxId, to, names, person: citizen, about, subject, text, endOfExchange } = draft.value;
  const write = useAct(messaging.write, {
    refreshes: () => ['inbox'],
    onDone: async () => {
      await draft.discard();
      await navigate({ to: '/messagerie', search: { liste: 'envoyes' } });
    },
  });
  const toCitizen = citizen !== null || (answered?.message.isCitizen === true && to.length > 0);
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        write.run({
          body: {
            id,
            mailboxId,
            to,
            names: to.flatMap((address) => (names[address] ? [{ address, name: names[address] }] : [])),
            toPersonId: citizen?.id ?? null,
            aboutPersonId: about?.id ?? null,
            subject: subject.trim(),
            text: text.trim(),
            repliesTo: answered?.message.id ?? null,
            endOfExchange: toCitizen && endOfExchange,
          },
        });
      }}
    >
      <Select
        label="Depuis"
        allowDeselect={false}
        data={from.map((mailbox) => ({ value: mailbox.id, label: labelOf(mailbox) }))}
        value={mailboxId}
        onChange={(value) => value !== null && draft.set({ mailboxId: value })}
      />
      <About person={about} fixed={answered !== null} onChange={(person) => draft.set({ about: person })} />
      <Recipients typed={draft.value} onChange={draft.set} />
      <TextInput
        label="Objet"
        required
        maxLength={200}
        autoComplete="off"
        value={subject}
        onChange={(event) => draft.set({ subject: event.currentTarget.value })}
      />
      <Textarea
        label="Message"
        required
        autosize
        minRows={8}
        maxLength={50_000}
        value={text}
        onChange={(event) => draft.set({ text: event.currentTarget.value })}
      />
      {toCitizen && (
        <Checkbox
          label="Terminer l’échange"
          description="La personne ne pourra pas répondre à ce message."
          checked={endOfExchange}
          onChange={(event) => draft.set({ endOfExchange: event.currentTarget.checked })}
        />
      )}
      {answered !== null && answered.text.trim() !== '' && (
        <details className={styles['quoted']}>
          <summary>Le message auquel vous répondez</summary>
          <p className={styles['text']}>{answered.text.trim()}</p>
        </details>
      )}
      {write.error !== null && <ProblemMessage error={write.error} />}
      <DraftNotice draft={draft} />
      <div className={form['actions']}>
        <Button onClick={() => void navigate({ to: '/messagerie' })}>Revenir</Button>
        <Button
          type="submit"
          kind="first"
          busy={write.busy}
          disabled={(to.length === 0 && citizen === null) || subject.trim() === '' || text.trim() === ''}
        >
          Envoyer
        </Button>
      </div>
    </form>
  );
}

function firstWords(from: readonly MailboxRow[], answered: MessageView | null, about: Person | null): Typed {
  const same = from.find(({ id }) => id === answered?.message.mailboxId);
  return {
    mailboxId: (same ?? firstToWriteFrom(from))?.id ?? '',
    to: answered === null ? [] : [answered.message.fromAddress],
    names: answered === null ? {} : { [answered.message.fromAddress]: spokenName(answered.message.from) },
    person: null,
    about: about ?? answered?.message.person ?? null,
    subject: answered === null ? '' : replySubject(answered.message.subject),
    text: '',
    endOfExchange: false,
  };
}
