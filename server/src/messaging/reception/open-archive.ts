import { XdmRefused } from '@liane/xdm';
import { setAside, type Step } from './reception.ts';

/** Opens the archive within the limits of its reader: traversal, bombs, encrypted entries, lying hashes and sizes are refused there (digest 6 and 7.2). */
export const openArchive: Step = async (reception) => {
  const { archiveFile, operator } = reception;
  if (!archiveFile) return 'stop';
  try {
    reception.archive = await operator.open(archiveFile.bytes);
  } catch (cause) {
    if (!(cause instanceof XdmRefused)) throw cause;
    setAside(reception, 906, cause.message);
    return 'stop';
  }
  if (reception.archive.documents.length > 0) return undefined;
  setAside(reception, 906, 'L’archive de ce message ne contient aucun document.');
  return 'stop';
};
