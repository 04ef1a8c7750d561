import { dmp } from '@liane/server/contract/dmp';
import { act } from '../client/act.ts';
import { asPdf } from '../client/fetch-pdf.ts';
import { PdfReader } from '../design/pdf-reader.tsx';

/** The PDF of a document read in the DMP, in memory only. */
export function ReadPdf({ personId, uniqueId, title }: { personId: string; uniqueId: string; title: string }) {
  return (
    <PdfReader
      named={['dmp', personId, uniqueId]}
      bytes={async () => {
        const { content } = await act(dmp.pdf, { params: { personId }, body: { uniqueId } });
        return asPdf(Uint8Array.from(atob(content), (character) => character.codePointAt(0) ?? 0));
      }}
      title={title}
    />
  );
}
