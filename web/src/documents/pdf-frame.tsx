import { filePath } from '@liane/server/contract/documents';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { NetworkAway, ProblemError } from '../client/problems.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { PrintIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './documents.module.css';

/** The bytes of a file, in memory only: the server hands it as an attachment, so that nothing of it stays in a cache. */
async function fetchFile(documentId: string, file: 'pdf', signal: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(filePath(documentId, file), { credentials: 'same-origin', cache: 'no-store', signal });
  } catch (cause) {
    throw new NetworkAway(cause);
  }
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => undefined);
    throw problem === undefined
      ? new Error(`File refused: ${response.status}`)
      : new ProblemError(problem as ProblemError['problem'], response.status);
  }
  return new Blob([await response.arrayBuffer()], { type: 'application/pdf' });
}

/** A PDF read in place. */
export function PdfFrame({
  documentId,
  title,
  printable = false,
}: {
  documentId: string;
  title: string;
  printable?: boolean;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const file = useQuery({
    queryKey: ['pdf', documentId],
    queryFn: ({ signal }) => fetchFile(documentId, 'pdf', signal),
    gcTime: 0,
    staleTime: 0,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (file.data === undefined) return undefined;
    const made = URL.createObjectURL(file.data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file.data]);
  if (file.error !== null) return <ProblemMessage error={file.error} onRetry={() => void file.refetch()} />;
  if (url === undefined) return <Waiting label="Préparation du PDF…" />;
  return (
    <>
      {printable && (
        <div className={styles['acts']}>
          <Button kind="first" icon={<PrintIcon />} onClick={() => frame.current?.contentWindow?.print()}>
            Imprimer
          </Button>
          <a className={buttonClass({})} href={url} target="_blank" rel="noreferrer">
            Ouvrir dans une autre fenêtre
          </a>
        </div>
      )}
      <iframe ref={frame} className={styles['pdf']} src={url} title={title} />
    </>
  );
}

export function PdfDialog({ documentId, title, onClose }: { documentId: string; title: string; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={title} wide>
      <PdfFrame documentId={documentId} title={title} />
    </Dialog>
  );
}
