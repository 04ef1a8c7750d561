import { readFileSync, statSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

interface Kept {
  /** Of the file, when it was read. */
  changed: number;
  lists: string[];
}

/**
 * The revocation lists of these files, PEM texts: each file is read again when it changed, and what was last good is kept while it cannot
 * be read, or is half written (ECO.1.1.6, 1.1.7). Throws when a file was never good.
 */
export function revocationListsOf(paths: readonly string[]): () => string[] {
  const kept = new Map<string, Kept>();
  return () =>
    paths.flatMap((path) => {
      const last = lastGood(path, kept.get(path));
      kept.set(path, last);
      return last.lists;
    });
}

function lastGood(path: string, known: Kept | undefined): Kept {
  try {
    const { mtimeMs: changed } = statSync(path);
    return known?.changed === changed ? known : { changed, lists: listsIn(readFileSync(path)) };
  } catch (cause) {
    if (known) return known;
    throw cause;
  }
}

/** The IGC-Santé publishes them one by one, in DER; OpenSSL hears only the first of a PEM text. */
function listsIn(bytes: Buffer): string[] {
  const text = bytes[0] === 0x30 ? asPem(bytes) : bytes.toString('utf8');
  const lists = text.match(/-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----\n?/g) ?? [];
  if (lists.length === 0) throw new TypeError('no revocation list in this file');
  createSecureContext({ crl: lists });
  return lists;
}

const asPem = (bytes: Buffer): string =>
  `-----BEGIN X509 CRL-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`;
