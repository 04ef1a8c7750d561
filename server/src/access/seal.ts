import { readingKey } from './keys.ts';
import { unwrap, wrap } from './secrets.ts';

/** What is kept for a while without being readable in the database: its key stands outside, in the folder of the installation. */
export interface Seal {
  close(text: string): Buffer;
  /** Null when the key is another or the bytes were changed. */
  open(sealed: Buffer): string | null;
}

export function sealFor({ dataDir }: { dataDir: string }): Seal {
  let key: Buffer | undefined;
  const keyNow = (): Buffer => (key ??= readingKey(dataDir));
  return { close: (text) => wrap(keyNow(), text), open: (sealed) => unwrap(keyNow(), sealed) };
}
