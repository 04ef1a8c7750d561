import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './pdf-reader.module.css';
import { ProblemMessage } from './problem-message.tsx';
import { Waiting } from './waiting.tsx';

export interface PdfReaderProps {
  /** Names the file among all: asked for again only when another is read. */
  named: readonly (string | number)[];
  bytes: (signal: AbortSignal) => Promise<Blob>;
  title: string;
  /** What is done with it, above it. */
  acts?: (file: { url: string; print: () => void }) => ReactNode;
}

/** A PDF read in place by the reader of the browser; its bytes are forgotten with it. */
export function PdfReader({ named, bytes, title, acts }: PdfReaderProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const file = useQuery({
    queryKey: ['pdf', ...named],
    queryFn: ({ signal }) => bytes(signal),
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
      {acts !== undefined && (
        <div className={styles['acts']}>{acts({ url, print: () => frame.current?.contentWindow?.print() })}</div>
      )}
      <iframe ref={frame} className={styles['pdf']} src={url} title={title} />
    </>
  );
}
