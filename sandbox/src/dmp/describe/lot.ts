import { randomUUID } from 'node:crypto';
import type { DocumentEntry } from '@liane/xds';
import type { Lot } from '../rules/lot.ts';
import { timeOf } from './header.ts';

/**
 * The lot of one document published from a screen of the town (digest 3.5): its set, its HasMember, and RPLC when it replaces.
 * @param replaced entryUUID of the version it takes the place of
 */
export function lotAround(document: DocumentEntry, patientId: string, replaced: string | undefined, now: Date): Lot {
  const set: Lot['set'] = {
    entryUuid: 'SubmissionSet01',
    uniqueId: `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`,
    sourceId: '2.25.1',
    submissionTime: timeOf(now),
    patientId,
    title: null,
    comments: null,
    contentType: document.healthcareFacilityType,
    authors: document.authors.slice(0, 1),
    intendedRecipients: [],
    availabilityStatus: null,
  };
  return {
    set,
    documents: [document],
    associations: [
      {
        id: 'HasMember01',
        kind: 'HasMember',
        source: set.entryUuid,
        target: document.entryUuid,
        slots: { SubmissionSetStatus: ['Original'] },
      },
      ...(replaced === undefined
        ? []
        : [{ id: 'Replaces01', kind: 'RPLC' as const, source: document.entryUuid, target: replaced, slots: {} }]),
    ],
  };
}
