import { readStructure } from './mime/structure.ts';
import type { MimePart } from './mime/structure.ts';
import { decodeWords } from './mime/words.ts';
import { archiveName, endHeader, endSubjectFlag } from './rules/values.ts';

/** What the operator reads in a message: never its text. */
export interface Letter {
  /** First header of that name, unfolded and decoded; the name in lower case. */
  header(name: string): string | undefined;
  /** The first `IHE_XDM.ZIP` joined to it. */
  archive: MimePart | undefined;
  archives: number;
  /** True when the sender ends the exchange with a citizen (digest §11). */
  ends: boolean;
}

export function readLetter(bytes: Buffer): Letter {
  const root = readStructure(bytes);
  const header = (name: string) => {
    const value = root.headers.find((each) => each.name === name)?.value;
    return value === undefined ? undefined : decodeWords(value);
  };
  const archives = leaves(root).filter(({ fileName }) => archiveName.test(fileName ?? ''));
  return {
    header,
    archive: archives[0],
    archives: archives.length,
    ends: header(endHeader.name) === endHeader.value || (header('subject') ?? '').includes(endSubjectFlag),
  };
}

const leaves = (part: MimePart): MimePart[] => (part.parts.length === 0 ? [part] : part.parts.flatMap(leaves));
