import type { DocumentHeader } from '../../models/header.ts';
import type { Times } from '../times.ts';
import { assignedProfessional } from './people.ts';

/** CDA digest §1.6. */
export const author = ({ author }: DocumentHeader, times: Times): string =>
  `<author><time value="${times.stamp(author.time)}"/><assignedAuthor>${assignedProfessional(author)}</assignedAuthor></author>`;
