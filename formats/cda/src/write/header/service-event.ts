import type { Coded } from '@liane/vocabulary';
import type { ServiceEvent } from '../../models/header.ts';
import { codeElement } from '../markup.ts';
import type { Times } from '../times.ts';
import { assignedProfessional } from './people.ts';

/** The main act (CDA digest §1.14); the model may impose its code. */
export function serviceEvent({ code, start, end, performer }: ServiceEvent, times: Times, imposed?: Coded): string {
  const act = imposed ?? code;
  return (
    `<documentationOf><serviceEvent>${act ? codeElement(act) : ''}` +
    `<effectiveTime><low value="${times.stamp(start)}"/>${end ? `<high value="${times.stamp(end)}"/>` : ''}</effectiveTime>` +
    `<performer typeCode="PRF"><assignedEntity>${assignedProfessional(performer)}</assignedEntity></performer>` +
    '</serviceEvent></documentationOf>'
  );
}
