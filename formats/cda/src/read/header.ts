import type { XmlElement } from '@liane/xml';
import { codeOf, dateOf, idOf, idsOf, numberOf, organisationOf, periodOf } from './datatypes.ts';
import type { ReadEncounter, ReadHeader, ReadServiceEvent } from './document.ts';
import { assignedOf, authorOf, informantOf, participantOf, recipientOf } from './parties.ts';
import { patientOf } from './patient.ts';
import { collapse, filled, note } from './reading.ts';
import type { Reading } from './reading.ts';

/** §1.2, element by element. Cardinalities are not asserted: a reader shows what it finds. */
export function headerOf(document: XmlElement, reading: Reading): ReadHeader {
  const type = codeOf(document.child('code'), reading);
  const participants = document.childrenNamed('participant').map((each) => participantOf(each, reading));
  const custodian = document.path('custodian', 'assignedCustodian', 'representedCustodianOrganization');
  return {
    templateIds: idsOf(document, 'templateId'),
    id: idOf(document.child('id')),
    setId: idOf(document.child('setId')),
    version: numberOf(document.child('versionNumber')),
    replaces: replacedBy(document),
    type,
    title: titleOf(document, reading) ?? type?.display ?? 'Document sans titre',
    createdAt: dateOf(document.child('effectiveTime'), reading),
    language: document.child('languageCode')?.attribute('code'),
    confidentiality: document.child('confidentialityCode')?.attribute('code'),
    patient: patientOf(document, reading),
    authors: document.childrenNamed('author').map((each) => authorOf(each, reading)),
    legalAuthenticator: assignedOf(document.child('legalAuthenticator'), reading),
    authenticators: document.childrenNamed('authenticator').flatMap((each) => assignedOf(each, reading) ?? []),
    custodian: organisationOf(custodian, reading),
    recipients: document.childrenNamed('informationRecipient').map((each) => recipientOf(each, reading)),
    informants: document.childrenNamed('informant').map((each) => informantOf(each, reading)),
    generalPractitioner: participants.find((each) => each.functionCode?.code === 'PCP'),
    participants,
    serviceEvents: document
      .childrenNamed('documentationOf')
      .map((each) => serviceEventOf(each.child('serviceEvent') ?? each, reading)),
    encounter: encounterOf(document.path('componentOf', 'encompassingEncounter'), reading),
  };
}

function titleOf(document: XmlElement, reading: Reading): string | undefined {
  const title = filled(collapse(document.child('title')?.allText() ?? ''));
  if (title === undefined) note(reading, 'title', "Le document n'a pas de titre.");
  return title;
}

/** §1.15: RPLC is the only relation that takes a document out of use. */
function replacedBy(document: XmlElement): ReadHeader['replaces'] {
  const replacing = document.childrenNamed('relatedDocument').find((each) => each.attribute('typeCode') === 'RPLC');
  return idOf(replacing?.path('parentDocument', 'id'));
}

function serviceEventOf(event: XmlElement, reading: Reading): ReadServiceEvent {
  return {
    ids: idsOf(event),
    code: codeOf(event.child('code'), reading),
    period: periodOf(event.child('effectiveTime'), reading),
    performer: assignedOf(event.child('performer'), reading),
  };
}

function encounterOf(encounter: XmlElement | undefined, reading: Reading): ReadEncounter | undefined {
  if (encounter === undefined) return undefined;
  const facility = encounter.path('location', 'healthCareFacility');
  return {
    ids: idsOf(encounter),
    code: codeOf(encounter.child('code'), reading),
    period: periodOf(encounter.child('effectiveTime'), reading),
    facilityCode: codeOf(facility?.child('code'), reading),
    facilityName: filled(collapse(facility?.path('location', 'name')?.allText() ?? '')),
  };
}
