import { filePath } from '@liane/server/contract/documents';
import { fetchPdf } from '../client/fetch-pdf.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { PrintIcon } from '../design/icons.tsx';
import { PdfReader } from '../design/pdf-reader.tsx';

/** The PDF of a document of the record, read in place. */
export function PdfFrame({
  documentId,
  title,
  printable = false,
}: {
  documentId: string;
  title: string;
  printable?: boolean;
}) {
  return (
    <PdfReader
      named={['document', documentId]}
      bytes={(signal) => fetchPdf(filePath(documentId, 'pdf'), signal)}
      title={title}
      {...(printable && {
        acts: ({ url, print }) => (
          <>
            <Button kind="first" icon={<PrintIcon />} onClick={print}>
              Imprimer
            </Button>
            <a className={buttonClass({})} href={url} target="_blank" rel="noreferrer">
              Ouvrir dans une autre fenêtre
            </a>
          </>
        ),
      })}
    />
  );
}

export function PdfDialog({ documentId, title, onClose }: { documentId: string; title: string; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={title} wide>
      <PdfFrame documentId={documentId} title={title} />
    </Dialog>
  );
}
