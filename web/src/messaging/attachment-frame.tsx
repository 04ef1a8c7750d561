import { attachmentPath } from '@liane/server/contract/messaging';
import { fetchPdf } from '../client/fetch-pdf.ts';
import { Button } from '../design/button.tsx';
import { PrintIcon } from '../design/icons.tsx';
import { PdfReader } from '../design/pdf-reader.tsx';

/** A PDF that came with a message, read in place, and printed from there. */
export function AttachmentFrame({ messageId, rank, title }: { messageId: string; rank: number; title: string }) {
  return (
    <PdfReader
      named={['attachment', messageId, rank]}
      bytes={(signal) => fetchPdf(attachmentPath(messageId, rank), signal)}
      title={title}
      acts={({ print }) => (
        <Button small icon={<PrintIcon />} onClick={print}>
          Imprimer
        </Button>
      )}
    />
  );
}
