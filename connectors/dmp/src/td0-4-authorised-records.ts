import type { XmlElement } from '@liane/xml';
import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import type { AuthorisedRecord, Feeding, SignedIn } from './messages.ts';
import { checkStatus } from './status.ts';
import { leaf } from './strictly.ts';

const namespace = 'urn:si-dmp-patients';
const action = 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList';

const transaction: Transaction = {
  name: 'TD0.4',
  service: 'patients',
  action,
  answers: [`${action}Response`],
  repeatable: true,
};

/** TD0.4 (digest §3.4): the records the caller is authorised on, since an instant when one is given, counted from what happened last. @throws DmpError */
export const authorisedRecords = (
  line: Line,
  by: Feeding | SignedIn,
  since?: Date,
  what: 'authorised' | 'document' = 'authorised',
): Promise<AuthorisedRecord[]> =>
  call(
    line,
    transaction,
    {
      body:
        `<patientList xmlns="${namespace}">` +
        (since === undefined ? '' : `<startDate>${dayOf(since)}</startDate>`) +
        `<dateType>${what === 'document' ? 'LASTDOC' : 'LASTAUTORIZATION'}</dateType></patientList>`,
      patientId: null,
      by,
    },
    ({ message }) =>
      checkStatus(message, 'patientListResponse', namespace)
        .childrenNamed('patientlistData')
        .flatMap((each) => readRecord(each) ?? []),
  );

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10).replaceAll('-', '');

/** A line without any national identifier cannot be opened: it is left out. */
function readRecord(line: XmlElement): AuthorisedRecord | undefined {
  const identifier = line
    .childrenNamed('patientIdentifier')
    .map((each) => ({ matricule: leaf(each, 'nationalId'), oid: leaf(each, 'nationalIdType') }))
    .find(({ matricule, oid }) => matricule !== null && oid !== null);
  if (!identifier) return undefined;
  return {
    ins: { matricule: identifier.matricule ?? '', oid: identifier.oid ?? '' },
    birthName: leaf(line, 'patronymicalName') ?? leaf(line, 'lastName') ?? '',
    givenName: leaf(line, 'firstName') ?? '',
    birthDate: leaf(line, 'dateOfBirth') ?? '',
    lastChangeAt: leaf(line, 'lastUpdateDate') ?? leaf(line, 'lastAddDate'),
    lastDocumentAt: leaf(line, 'lastAddDate'),
  };
}
