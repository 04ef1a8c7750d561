import { dmpAuthorisations, dmpReceiver } from '@liane/vocabulary/unverified/dmp';
import { escapeAttribute, escapeText } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import type { Settings } from './config.ts';
import { DmpUnreadable } from './errors.ts';
import type { DmpState, Feeding, InsOf, SignedIn } from './messages.ts';
import { refusalIn } from './hl7-refusal.ts';
import { element, expect, reached, required } from './strictly.ts';
import { readTraits } from './traits.ts';
import { patientIdOf } from './vihf.ts';

const hl7 = 'urn:hl7-org:v3';
const observations = '1.2.250.1.213.4.1.2.3';
const closingReasons = '1.2.250.1.213.4.1.2.4';

const transaction: Transaction = {
  name: 'TD0.2',
  service: 'patients',
  action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  answers: ['urn:hl7-org:v3:PRPA_IN201308UV02'],
  repeatable: true,
};

/** TD0.2 (digest §3.3): does the person have a DMP, in which state, and may the caller open it. @throws DmpError */
export const stateOf = (line: Line, ins: InsOf, by: Feeding | SignedIn): Promise<DmpState> =>
  call(line, transaction, { body: writeQuestion(line.settings, ins), patientId: patientIdOf(ins), by }, ({ message }) =>
    readState(message, ins),
  );

function writeQuestion({ newId, now, software }: Settings, { matricule, oid }: InsOf): string {
  const device = (role: 'receiver' | 'sender', id: string, name = ''): string =>
    `<${role} typeCode="${role === 'receiver' ? 'RCV' : 'SND'}"><device classCode="DEV" determinerCode="INSTANCE">` +
    `<id root="${escapeAttribute(id)}"/>${name === '' ? '' : `<softwareName>${escapeText(name)}</softwareName>`}</device></${role}>`;
  const instant = now().toISOString().slice(0, 19).replaceAll(/\D/g, '');
  return (
    `<PRPA_IN201307UV02 xmlns="${hl7}" ITSVersion="XML_1.0">` +
    `<id root="${escapeAttribute(newId())}"/><creationTime value="${instant}"/>` +
    `<interactionId root="2.16.840.1.113883.1.6" extension="PRPA_IN201307UV02"/>` +
    `<processingCode code="D"/><processingModeCode code="T"/><acceptAckCode code="AL"/>` +
    device('receiver', dmpReceiver) +
    device('sender', software.installation, software.name) +
    `<controlActProcess classCode="CACT" moodCode="EVN">` +
    `<reasonCode code="TEST_EXST" codeSystem="1.2.250.1.213.1.1.4.11"/>` +
    `<queryByParameter><queryId root="${escapeAttribute(newId())}"/><statusCode code="new"/>` +
    `<parameterList><dataSource/><patientIdentifier>` +
    `<value root="${escapeAttribute(oid)}" extension="${escapeAttribute(matricule)}"/>` +
    `<semanticsText>Patient.id</semanticsText>` +
    `</patientIdentifier></parameterList></queryByParameter></controlActProcess></PRPA_IN201307UV02>`
  );
}

function readState(message: XmlElement, ins: InsOf): DmpState {
  expect(message, 'PRPA_IN201308UV02', hl7);
  const act = element(message, 'controlActProcess');
  const response = (act && reached(act, 'queryAck', 'queryResponseCode'))?.attribute('code');
  if (required(message, 'acknowledgement').attribute('typeCode') !== 'AA' && response !== 'NF')
    throw refusalIn(message);
  if (response === 'NF') return absent;
  if (response !== 'OK' || !act) throw new DmpUnreadable('neither found nor not found');
  const patient = patientIn(act, ins);
  return {
    exists: true,
    state: stateIn(patient),
    closedBecause: closedBecause(patient),
    traits: readTraits(required(patient, 'patientPerson')),
    authorisation: authorisationIn(message),
    isTreatingDoctor: attention(message, 'STATUT_MT')?.attribute('value') === 'true',
    linkedToMonEspaceSante: observed(patient, 'RATTACHEMENT_ENS'),
  };
}

const absent: DmpState = {
  exists: false,
  state: 'absent',
  closedBecause: null,
  traits: null,
  authorisation: null,
  isTreatingDoctor: false,
  linkedToMonEspaceSante: false,
};

/** One patient, and the one asked: another's state would open or close the wrong record. */
function patientIn(act: XmlElement, { matricule }: InsOf): XmlElement {
  const [patient, ...others] = act.descendants('patient', hl7);
  if (!patient || others.length > 0) throw new DmpUnreadable(`${others.length + (patient ? 1 : 0)} patients`);
  const ids = patient.childrenNamed('id').map((id) => id.attribute('extension'));
  if (!ids.includes(matricule)) throw new DmpUnreadable('speaks of another person');
  return patient;
}

function stateIn(patient: XmlElement): 'active' | 'closed' {
  const code = required(patient, 'statusCode').attribute('code');
  if (code === 'active') return 'active';
  if (code === 'terminated') return 'closed';
  throw new DmpUnreadable('unknown state of a DMP');
}

/** Told the way TD1.4 asks for it, when told at all: the digest shows it in no answer. */
const closedBecause = (patient: XmlElement): string | null =>
  [...patient.descendants('value'), ...patient.descendants('reasonCode')]
    .find((coded) => coded.attribute('codeSystem') === closingReasons)
    ?.attribute('code') ?? null;

const observed = (patient: XmlElement, code: string): boolean =>
  patient
    .descendants('administrativeObservation', hl7)
    .some(
      (each) =>
        element(each, 'code')?.attribute('code') === code &&
        element(each, 'code')?.attribute('codeSystem') === observations &&
        element(each, 'value')?.attribute('value') === 'true',
    );

function authorisationIn(message: XmlElement): DmpState['authorisation'] {
  const code = attention(message, 'AUTORISATION')?.attribute('code');
  // U-11: an unknown code is no authorisation.
  return dmpAuthorisations.find((known) => known === code) ?? null;
}

/** `attentionLine`: a key word and its value (digest §3.3). */
function attention(message: XmlElement, key: string): XmlElement | undefined {
  const lines = message
    .descendants('attentionLine', hl7)
    .filter((line) => element(line, 'keyWordText')?.attribute('code') === key);
  if (lines.length > 1) throw new DmpUnreadable(`${key} told twice`);
  return lines[0] && element(lines[0], 'value');
}
