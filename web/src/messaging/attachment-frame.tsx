import { attachmentPath } from '@liane/server/contract/messaging';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { NetworkAway, ProblemError } from '../client/problems.ts';
import { Button } from '../design/button.tsx';
import { PrintIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './reader.module.css';

/** The bytes of an attachment, in memory only: the server hands it as a download, so that nothing of it stays in a cache. */
async function fetchAttachment(messageId: string, rank: number, signal: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(attachmentPath(messageId, rank), {
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    });
  } catch (cause) {
    throw new NetworkAway(cause);
  }
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => undefined);
    throw problem === undefined
      ? new Error(`Attachment refused: ${response.status}`)
      : new ProblemError(problem as ProblemError['problem'], response.status);
  }
  return new Blob([await response.arrayBuffer()], { type: 'application/pdf' });
}

/** A PDF that came with a message, read in place by the reader of the browser, and printed from there. */
export function AttachmentFrame({ messageId, rank, title }: { messageId: string; rank: number; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const file = useQuery({
    queryKey: ['attachment', messageId, rank],
    queryFn: ({ signal }) => fetchAttachment(messageId, rank, signal),
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
      <div className={styles['acts']}>
        <Button small icon={<PrintIcon />} onClick={() => frame.current?.contentWindow?.print()}>
          Imprimer
        </Button>
      </div>
      <iframe ref={frame} className={styles['pdf']} src={url} title={title} />
    </>
  );
}
