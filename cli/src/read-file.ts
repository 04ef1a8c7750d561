import { readFile, stat } from 'node:fs/promises';
import { BadlyAsked, FileUnreadable } from './refusals.ts';
import { userPath } from './user-path.ts';

/** Bytes of a file named by the user. Throws FileUnreadable. */
export async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(userPath(path));
  } catch (error) {
    throw new FileUnreadable(path, error);
  }
}

/** The files named, or BadlyAsked when there is none or one is a folder. */
export async function namedFiles(words: string[]): Promise<string[]> {
  if (words.length === 0) throw new BadlyAsked('Donnez au moins un fichier.');
  for (const word of words) {
    const found = await stat(userPath(word)).catch(() => undefined);
    if (found?.isDirectory() === true) throw new BadlyAsked(`${word} est un dossier : donnez des fichiers.`);
  }
  return words;
}
