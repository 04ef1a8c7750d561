import type { DocumentHeader } from '../../models/header.ts';
import type { Times } from '../times.ts';
import { assignedProfessional } from './people.ts';

/** CDA digest §1.11. */
export const legalAuthenticator = ({ legalAuthenticator: signatory }: DocumentHeader, times: Times): string =>
  `<legalAuthenticator><time value="${times.stamp(signatory.time)}"/><signatureCode code="S"/>` +
  `<assignedEntity>${assignedProfessional(signatory)}</assignedEntity></legalAuthenticator>`;
