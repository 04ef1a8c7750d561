import { attachmentPath } from '@liane/server/contract/messaging';
import type { MessageRow, MessageView } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { useMay } from '../client/use-session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { AttachmentFrame } from './attachment-frame.tsx';
import { FileAttachmentDialog } from './file-attachment.dialog.tsx';
import styles from './reader.module.css';
import { weight } from './words.ts';

type Attachment = MessageView['attachments'][number];

export interface AttachmentsProps {
  message: MessageRow;
  attachments: readonly Attachment[];
  /** Its archive was read: its PDF are copies of what is filed above. */
  hasDocuments: boolean;
}

/** What came beside the text; a PDF is read here, and filed by hand when no archive did it. */
export function Attachments({ message, attachments, hasDocuments }: AttachmentsProps) {
  const mayFile = useMay('messaging.fileAttachment');
  const [read, setRead] = useState<Attachment>();
  const [filing, setFiling] = useState<Attachment>();
  if (attachments.length === 0) return null;
  return (
    <section className={styles['attachments']} aria-label="Pièces jointes">
      <h3>Pièces jointes</h3>
      <ul>
        {attachments.map((attachment) => (
          <li key={attachment.rank}>
            <span>
              <b>{attachment.fileName}</b>
              <small>{weight(attachment.size)}</small>
            </span>
            <span className={styles['acts']}>
              {attachment.isPdf && (
                <Button small onClick={() => setRead(attachment)} aria-label={`Lire ${attachment.fileName}`}>
                  Lire
                </Button>
              )}
              {attachment.isPdf && mayFile && !hasDocuments && message.state !== 'aside' && (
                <Button small onClick={() => setFiling(attachment)} aria-label={`Classer ${attachment.fileName}`}>
                  Classer
                </Button>
              )}
              <a
                className={buttonClass({ small: true, kind: 'quiet' })}
                href={attachmentPath(message.id, attachment.rank)}
                download
                aria-label={`Télécharger ${attachment.fileName}`}
              >
                Télécharger
              </a>
            </span>
          </li>
        ))}
      </ul>
      {read !== undefined && (
        <Dialog open wide title={read.fileName} onClose={() => setRead(undefined)}>
          <AttachmentFrame messageId={message.id} rank={read.rank} title={read.fileName} />
        </Dialog>
      )}
      {filing !== undefined && (
        <FileAttachmentDialog message={message} attachment={filing} onClose={() => setFiling(undefined)} />
      )}
    </section>
  );
}
