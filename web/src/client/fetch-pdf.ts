import { NetworkAway, ProblemError } from './problems.ts';

/** The bytes of a PDF, in memory only: the server hands it as a download, so that nothing of it stays in a cache. */
export async function fetchPdf(path: string, signal: AbortSignal): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', signal });
  } catch (cause) {
    throw new NetworkAway(cause);
  }
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => undefined);
    throw problem === undefined
      ? new Error(`File refused: ${response.status}`)
      : new ProblemError(problem as ProblemError['problem'], response.status);
  }
  return asPdf(await response.arrayBuffer());
}

export const asPdf = (bytes: BlobPart): Blob => new Blob([bytes], { type: 'application/pdf' });
