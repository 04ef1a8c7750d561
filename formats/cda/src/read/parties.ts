import type { XmlElement } from '@liane/xml';
import { addressesOf, codeOf, dateOf, idsOf, nameOf, organisationOf, periodOf, telecomsOf } from './datatypes.ts';
import type { ReadInformantRole, ReadInformant, ReadParticipant, ReadParty } from './document.ts';
import type { ReadPeriod } from './values.ts';
import { collapse, filled } from './reading.ts';
import type { Reading } from './reading.ts';

/** Anyone who plays a role: the role element bears id, code and addresses; person and organisation sit below it. */
export function partyOf(
  role: XmlElement | undefined,
  person: XmlElement | undefined,
  organisation: XmlElement | undefined,
  reading: Reading,
): ReadParty {
  return {
    ids: role === undefined ? [] : idsOf(role),
    name: nameOf(person?.child('name')),
    device: undefined,
    code: codeOf(role?.child('code'), reading),
    functionCode: undefined,
    organisation: organisationOf(organisation, reading),
    addresses: addressesOf(role),
    telecoms: telecomsOf(role),
    at: undefined,
  };
}

/** Author (§1.6), a person or a software. */
export function authorOf(author: XmlElement, reading: Reading): ReadParty {
  const role = author.child('assignedAuthor');
  const device = role?.child('assignedAuthoringDevice');
  const names = ['manufacturerModelName', 'softwareName'].map((name) => collapse(device?.child(name)?.allText() ?? ''));
  return {
    ...partyOf(role, role?.child('assignedPerson'), role?.child('representedOrganization'), reading),
    device: filled(names.filter((name) => name !== '').join(' ')),
    functionCode: codeOf(author.child('functionCode'), reading),
    at: instant(author.child('time'), reading),
  };
}

/** legalAuthenticator, authenticator, performer, dataEnterer: an `assignedEntity` and a time. */
export function assignedOf(holder: XmlElement | undefined, reading: Reading): ReadParty | undefined {
  const role = holder?.child('assignedEntity');
  if (holder === undefined || role === undefined) return undefined;
  return {
    ...partyOf(role, role.child('assignedPerson'), role.child('representedOrganization'), reading),
    at: instant(holder.child('time'), reading),
  };
}

export function recipientOf(recipient: XmlElement, reading: Reading): ReadParty {
  const role = recipient.child('intendedRecipient');
  return partyOf(role, role?.child('informationRecipient'), role?.child('receivedOrganization'), reading);
}

/** §1.8: the class tells whom it is. */
const roles: Record<string, ReadInformantRole> = {
  ECON: 'toWarn',
  NOK: 'trusted',
  CAREGIVER: 'carer',
  PAT: 'caredFor',
};

export function informantOf(informant: XmlElement, reading: Reading): ReadInformant {
  const related = informant.child('relatedEntity');
  if (related === undefined) {
    const role = informant.child('assignedEntity');
    return {
      ...partyOf(role, role?.child('assignedPerson'), role?.child('representedOrganization'), reading),
      role: 'source',
    };
  }
  const role = roles[related.attribute('classCode') ?? ''] ?? 'other';
  return { ...partyOf(related, related.child('relatedPerson'), undefined, reading), role };
}

export function participantOf(participant: XmlElement, reading: Reading): ReadParticipant {
  const role = participant.child('associatedEntity');
  return {
    ...partyOf(role, role?.child('associatedPerson'), role?.child('scopingOrganization'), reading),
    functionCode: codeOf(participant.child('functionCode'), reading),
    at: periodOf(participant.child('time'), reading),
    typeCode: participant.attribute('typeCode'),
  };
}

function instant(time: XmlElement | undefined, reading: Reading): ReadPeriod | undefined {
  const at = dateOf(time, reading);
  return at === undefined ? undefined : { low: at, high: undefined };
}
