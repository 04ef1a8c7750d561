import { SegmentedControl } from '@mantine/core';
import { messaging } from '@liane/server/contract/messaging';
import type { Piece } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { AttachmentFrame } from './attachment-frame.tsx';
import styles from './reader.module.css';
import { DocumentWords } from '../documents/document-words.tsx';

/** A received document before it is filed: its words, or its PDF when it came with one. */
export function PiecePreview({ piece, messageId, twin }: { piece: Piece; messageId: string; twin: number | null }) {
  const [form, setForm] = useState<'words' | 'pdf'>('words');
  const view = useAsk(messaging.piece, { params: { id: piece.id } }, { freshFor: 60_000 });
  if (view.error !== null) return <ProblemMessage error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <Waiting />;
  const { header, sections } = view.data;
  const asPdf = twin !== null && (form === 'pdf' || sections.length === 0);
  return (
    <div className={styles['preview']}>
      {twin !== null && sections.length > 0 && (
        <SegmentedControl
          aria-label="Comment le lire"
          value={form}
          onChange={(value) => setForm(value === 'pdf' ? 'pdf' : 'words')}
          data={[
            { value: 'words', label: 'Lecture' },
            { value: 'pdf', label: 'PDF' },
          ]}
        />
      )}
      {asPdf ? (
        <AttachmentFrame messageId={messageId} rank={twin} title={piece.title} />
      ) : (
        <DocumentWords header={header} sections={sections} level={4} />
      )}
    </div>
  );
}
