import { readFileSync } from 'node:fs';
import { FileUnreadable } from '../refusals.ts';
import { userPath } from '../user-path.ts';
import { BackupKeyMissing, BackupKeyTooShort } from './refusals.ts';

const least = 12;

/** The passphrase of LIANE_BACKUP_KEY, or of a file. Throws BackupKeyMissing, BackupKeyTooShort, FileUnreadable. */
export function passphraseOf(keyFile: string | boolean | undefined, env: NodeJS.ProcessEnv): string {
  const text = (typeof keyFile === 'string' ? contentOf(keyFile) : env['LIANE_BACKUP_KEY'])?.trim();
  if (text === undefined || text === '') throw new BackupKeyMissing();
  if (text.length < least) throw new BackupKeyTooShort(least);
  return text;
}

function contentOf(path: string): string {
  try {
    return readFileSync(userPath(path), 'utf8');
  } catch (error) {
    throw new FileUnreadable(path, error);
  }
}
