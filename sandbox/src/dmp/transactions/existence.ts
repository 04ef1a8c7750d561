import { randomUUID } from 'node:crypto';
import { xdsTime } from '@liane/xds';
import { escapeAttribute, escapeText } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import type { Caller } from '../caller.ts';
import { notUnderstood, otherPatient } from '../refusals.ts';
import { authorisationOf, demandRight } from '../rules/access.ts';
import { isTreatingDoctor } from '../rules/rights-table.ts';
import { dmpDevice } from '../rules/unverified.ts';
import { leaveTrace } from '../state/record.ts';
import type { KeptRecord } from '../state/record.ts';
import { traceOf } from './transaction.ts';
import type { Transaction } from './transaction.ts';

const hl7 = 'urn:hl7-org:v3';
const reasons = '1.2.250.1.213.1.1.4.11';

/** TD0.2 and TD1.3a: PRPA_IN201307UV02 → 201308 (digest 3.3). */
export const existence: Transaction = {
  name: 'TD0.2',
  path: 'patients',
  action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
  answer({ received, caller, record }, desk) {
    const query = demandQuery(received.body, caller);
    demandRight('TD0.2', caller, record);
    const known = record && record.state !== 'absent' ? record : undefined;
    if (known) {
      leaveTrace(known, traceOf(caller, query.administrative ? 'TD1.3a' : 'TD0.2', 'a testé l’existence', desk.now()));
      desk.store.save(known);
    }
    return {
      body: writeResponse(query, known, caller, desk.now()),
      told: known ? `DMP trouvé, ${known.state === 'closed' ? 'fermé' : 'actif'}` : 'aucun DMP (NF)',
    };
  },
};

interface Query {
  messageId: XmlElement | undefined;
  queryId: XmlElement | undefined;
  /** TD1.3a. */
  administrative: boolean;
}

/** Clause by clause, digest 3.3. @throws Turned */
function demandQuery(body: XmlElement, { ins }: Caller): Query {
  if (!body.is('PRPA_IN201307UV02', hl7)) throw notUnderstood('PRPA_IN201307UV02 attendu.');
  const interaction = body.child('interactionId', hl7);
  if (
    interaction?.attribute('root') !== '2.16.840.1.113883.1.6' ||
    interaction.attribute('extension') !== 'PRPA_IN201307UV02'
  )
    throw notUnderstood('interactionId inattendu.');
  const fixed: [string, string][] = [
    ['processingCode', 'D'],
    ['processingModeCode', 'T'],
    ['acceptAckCode', 'AL'],
  ];
  for (const [name, code] of fixed)
    if (body.child(name, hl7)?.attribute('code') !== code) throw notUnderstood(`${name} : ${code} attendu.`);
  if (body.path('receiver', 'device', 'id')?.attribute('root') !== dmpDevice)
    throw notUnderstood('receiver : le DMP est attendu.');
  if (!body.path('sender', 'device', 'id')?.attribute('root')) throw notUnderstood('sender : un OID est attendu.');

  const act = body.child('controlActProcess', hl7);
  const reason = act?.child('reasonCode', hl7);
  const code = reason?.attribute('code');
  if (reason?.attribute('codeSystem') !== reasons || (code !== 'TEST_EXST' && code !== 'CNSLT_DATA'))
    throw notUnderstood('reasonCode : TEST_EXST ou CNSLT_DATA attendu.');
  const query = act?.child('queryByParameter', hl7);
  const value = query?.path('parameterList', 'patientIdentifier', 'value');
  if (query?.child('statusCode')?.attribute('code') !== 'new' || value === undefined)
    throw notUnderstood('queryByParameter : une question nouvelle sur un patient est attendue.');
  if (value.attribute('root') !== ins?.oid || value.attribute('extension') !== ins?.matricule)
    throw otherPatient('Le patient de la question n’est pas celui du VIHF.');
  return {
    messageId: body.child('id', hl7),
    queryId: query.child('queryId', hl7),
    administrative: code === 'CNSLT_DATA',
  };
}

function writeResponse(query: Query, record: KeptRecord | undefined, caller: Caller, now: Date): string {
  return (
    `<PRPA_IN201308UV02 xmlns="${hl7}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">` +
    `<id root="${randomUUID()}"/><creationTime value="${xdsTime(now)}"/>` +
    `<interactionId root="2.16.840.1.113883.1.6" extension="PRPA_IN201308UV02"/>` +
    `<processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="NE"/>` +
    `<receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE"><id root="1.2.250.1.213.4.1.1"/></device></receiver>` +
    `<sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE"><id root="${dmpDevice}"/><softwareName>DMP</softwareName></device></sender>` +
    (record ? attentionLines(record, caller, now) : '') +
    `<acknowledgement typeCode="AA"><targetMessage>${echo('id', query.messageId)}</targetMessage></acknowledgement>` +
    `<controlActProcess classCode="CACT" moodCode="EVN">` +
    (record ? subjectOf(record, query.administrative) : '') +
    `<queryAck>${echo('queryId', query.queryId)}<queryResponseCode code="${record ? 'OK' : 'NF'}"/>` +
    `<resultTotalQuantity value="${record ? 1 : 0}"/></queryAck>` +
    `</controlActProcess></PRPA_IN201308UV02>`
  );
}

const echo = (name: string, id: XmlElement | undefined): string =>
  `<${name} root="${escapeAttribute(id?.attribute('root') ?? '')}"` +
  (id?.attribute('extension') === undefined ? '' : ` extension="${escapeAttribute(id.attribute('extension') ?? '')}"`) +
  `/>`;

const attentionLines = (record: KeptRecord, caller: Caller, now: Date): string =>
  `<attentionLine><keyWordText code="AUTORISATION" codeSystem="1.2.250.1.213.4.1.2.6.1"/>` +
  `<value xsi:type="CV" code="${authorisationOf(record, caller, now)}" codeSystem="1.2.250.1.213.4.1.2.6.2"/></attentionLine>` +
  `<attentionLine><keyWordText code="STATUT_MT" codeSystem="1.2.250.1.213.4.1.2.6.3"/>` +
  `<value xsi:type="BL" value="${isTreatingDoctor(caller, record)}"/></attentionLine>`;

function subjectOf(record: KeptRecord, administrative: boolean): string {
  const { ins, birthName, usedName, givenNames, birthDate, sex, state } = record;
  const observations: [string, string, boolean][] = [
    ['RATTACHEMENT_ENS', '1.2.250.1.213.4.1.2.3', record.linkedToMonEspaceSante],
    ['COMPTE_INTERNET_OUVERT', '1.2.250.1.213.4.1.2.9', false],
    ...(administrative
      ? ([
          ['OPPOSITION_BRIS_DE_GLACE', '1.2.250.1.213.4.1.2.3', record.opposedToBreakGlass],
          ['OPPOSITION_ACCES_URGENCE', '1.2.250.1.213.4.1.2.3', record.opposedToEmergencyCentre],
        ] satisfies [string, string, boolean][])
      : []),
  ];
  return (
    `<subject typeCode="SUBJ"><registrationEvent classCode="REG" moodCode="EVN"><statusCode code="active"/>` +
    `<subject1 typeCode="SBJ"><patient classCode="PAT">` +
    `<id root="${escapeAttribute(ins.oid)}" extension="${escapeAttribute(ins.matricule)}"/>` +
    `<statusCode code="${state === 'closed' ? 'terminated' : 'active'}"/>` +
    `<patientPerson classCode="PSN" determinerCode="INSTANCE"><name>` +
    givenNames.map((each) => `<given>${escapeText(each)}</given>`).join('') +
    `<family>${escapeText(birthName)}</family>` +
    (usedName === null ? '' : `<family qualifier="SP">${escapeText(usedName)}</family>`) +
    `</name><administrativeGenderCode code="${sex}" codeSystem="2.16.840.1.113883.5.1"/>` +
    `<birthTime value="${birthDate.replaceAll('-', '')}"/></patientPerson>` +
    observations.map(observation).join('') +
    `</patient></subject1></registrationEvent></subject>`
  );
}

const observation = ([code, system, value]: [string, string, boolean]): string =>
  `<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">` +
  `<code code="${code}" codeSystem="${system}"/><value xsi:type="BL" value="${value}"/></administrativeObservation></subjectOf>`;
