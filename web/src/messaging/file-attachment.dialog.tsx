import { TextInput } from '@mantine/core';
import { messaging } from '@liane/server/contract/messaging';
import type { MessageRow, MessageView } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { PersonPicker } from '../frame/person-picker.tsx';

export interface FileAttachmentDialogProps {
  message: MessageRow;
  attachment: MessageView['attachments'][number];
  onClose: () => void;
}

/** Files a PDF that came without archive, in the record somebody chooses after looking. */
export function FileAttachmentDialog({ message, attachment, onClose }: FileAttachmentDialogProps) {
  const [id] = useState(newId);
  const [person, setPerson] = useState(message.person);
  const [title, setTitle] = useState(() =>
    attachment.fileName
      .replace(/\.pdf$/i, '')
      .replaceAll('_', ' ')
      .slice(0, 200),
  );
  const file = useAct(messaging.fileAttachment, {
    refreshes: () => ['inbox', ...(person === null ? [] : [`person:${person.id}`])],
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} title="Classer cette pièce jointe">
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (person === null) return;
          file.run({
            params: { id: message.id, rank: attachment.rank },
            body: { id, personId: person.id, title: title.trim() },
          });
        }}
      >
        <p>Ce PDF ne dit pas lui-même de qui il parle&nbsp;: lisez-le, puis choisissez la personne.</p>
        {message.person !== null && <p>Ce message est à propos de {message.person.displayName}.</p>}
        <PersonPicker
          label={message.person === null ? 'Dossier' : 'Autre dossier'}
          onChoose={(row) => setPerson(row ? { id: row.personId, displayName: row.displayName } : message.person)}
        />
        <TextInput
          label="Titre du document"
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {file.error !== null && <ProblemMessage error={file.error} />}
        <div className={form['actions']}>
          <Button onClick={onClose}>Revenir</Button>
          <Button type="submit" kind="first" busy={file.busy} disabled={person === null || title.trim() === ''}>
            {person === null ? 'Classer' : `Classer dans le dossier de ${person.displayName}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
