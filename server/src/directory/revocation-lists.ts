import { readFileSync, statSync } from 'node:fs';

interface Kept {
  /** Of the file, when it was read. */
  changed: number;
  pem: string;
}

/**
 * The revocation lists of these files, PEM texts: each is read again when its file changed, and the last one read is kept while the
 * file cannot be (ECO.1.1.6, 1.1.7). Throws the refusal of the system when one was never read.
 */
export function revocationListsOf(paths: readonly string[]): () => string[] {
  const kept = new Map<string, Kept>();
  return () =>
    paths.map((path) => {
      const last = lastOf(path, kept.get(path));
      kept.set(path, last);
      return last.pem;
    });
}

function lastOf(path: string, known: Kept | undefined): Kept {
  try {
    const { mtimeMs: changed } = statSync(path);
    return known?.changed === changed ? known : { changed, pem: asPem(readFileSync(path)) };
  } catch (cause) {
    if (known) return known;
    throw cause;
  }
}

/** The IGC-Santé publishes them in DER. */
const asPem = (bytes: Buffer): string =>
  bytes[0] === 0x30
    ? `-----BEGIN X509 CRL-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`
    : bytes.toString('utf8');
