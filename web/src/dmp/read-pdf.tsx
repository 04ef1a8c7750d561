import { dmp } from '@liane/server/contract/dmp';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { act } from '../client/act.ts';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import documents from '../documents/documents.module.css';

/** The PDF of a document read in the DMP, in memory only. */
export function ReadPdf({ personId, uniqueId, title }: { personId: string; uniqueId: string; title: string }) {
  const file = useQuery({
    queryKey: ['dmp-pdf', personId, uniqueId],
    queryFn: async () => {
      const { content } = await act(dmp.pdf, { params: { personId }, body: { uniqueId } });
      const bytes = Uint8Array.from(atob(content), (character) => character.codePointAt(0) ?? 0);
      return new Blob([bytes], { type: 'application/pdf' });
    },
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
  return <iframe className={documents['pdf']} src={url} title={title} />;
}
