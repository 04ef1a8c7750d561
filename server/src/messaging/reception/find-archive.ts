import type { Attachment } from '@liane/connector-mssante';
import { failureIn } from '../subject.ts';
import { setAside, type Step } from './reception.ts';

/** The archive by its name, whatever its case, or the only zip of a message that announces one (digest 5.2 and 8.1). */
export const findArchive: Step = async (reception) => {
  const { read } = reception;
  // A mail of failure repeats the subject, and sometimes the archive, of what it is about (digest 9.2): nothing of it is new.
  if (read?.kind !== 'letter' || failureIn(read.subject) !== undefined) return 'stop';
  const zips = read.attachments.filter(isZip);
  const named = zips.find(({ fileName }) => /^ihe_xdm\.zip$/i.test(fileName.trim()));
  reception.archiveFile = named ?? (read.announcesXdm ? (zips[0] ?? null) : null);
  if (reception.archiveFile) return undefined;
  if (read.announcesXdm)
    setAside(reception, 906, 'Ce message annonce des documents, mais leur archive (IHE_XDM.ZIP) n’y est pas.');
  return 'stop';
};

/** By its name or its announced type; what it really is, the reader of archives says. */
const isZip = ({ fileName, contentType }: Attachment): boolean =>
  /\.zip$/i.test(fileName.trim()) || /^application\/(x-)?zip(-compressed)?\b/i.test(contentType);
