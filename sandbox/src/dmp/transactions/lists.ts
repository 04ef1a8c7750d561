import { escapeText } from '@liane/xml';
import type { Caller } from '../caller.ts';
import { notUnderstood } from '../refusals.ts';
import { demandActive, demandRight } from '../rules/access.ts';
import type { KeptAuthorisation, KeptRecord } from '../state/record.ts';
import type { Transaction } from './transaction.ts';

const patients = 'urn:si-dmp-patients';
const habilitations = 'urn:si-dmp-habilitations';

/** TD0.4: records on which the caller is authorised (digest 3.4). */
export const authorisedRecords: Transaction = {
  name: 'TD0.4',
  path: 'patients',
  action: `${patients}:PatientSpecificEndPoint:patientList`,
  responseAction: `${patients}:PatientSpecificEndPoint:patientListResponse`,
  withoutPatient: true,
  answer({ received, caller }, desk) {
    const right = demandRight('TD0.4', caller, undefined);
    if (!received.body.is('patientList', patients)) throw notUnderstood('patientList attendu.');
    const [start] = received.body.descendants('startDate');
    const [kind] = received.body.descendants('dateType');
    const from = start === undefined ? undefined : dateOf(start.text());
    const byDocument = kind?.text() === 'LASTDOC';
    if (!byDocument && kind?.text() !== 'LASTAUTORIZATION')
      throw notUnderstood('dateType : LASTAUTORIZATION ou LASTDOC attendu.');
    // Condition 3: in indirect mode, new authorisations since a date.
    if (right === '3' && (from === undefined || byDocument))
      throw notUnderstood('En mode indirect : une date de début et LASTAUTORIZATION sont demandées.');
    const found = desk.store
      .everybody()
      .filter(({ state }) => state === 'active')
      .flatMap((record) => {
        const mine = record.authorisations.filter(
          (each) => isMine(each, caller, right !== 'y') && new Date(each.until) > desk.now(),
        );
        const last = byDocument
          ? lastDocument(record)
          : mine
              .map(({ since }) => since)
              .toSorted()
              .at(-1);
        const isListed = mine.length > 0 && (from === undefined || (last !== undefined && new Date(last) >= from));
        return isListed ? [dataOf(record, caller, mine)] : [];
      });
    return {
      body: `<patientListResponse xmlns="${patients}">${found.join('')}<status>DMPOk</status></patientListResponse>`,
      told: `${found.length} DMP autorisé(s)`,
    };
  },
};

/** Conditions 2 and 3: whoever asks for a structure hears of those who work there. */
const isMine = ({ holder, structureId }: KeptAuthorisation, caller: Caller, ofStructure: boolean): boolean =>
  holder === caller.id || holder === caller.structureId || (ofStructure && structureId === caller.structureId);

const lastDocument = ({ documents }: KeptRecord): string | undefined =>
  documents
    .map(({ keptAt }) => keptAt)
    .toSorted()
    .at(-1);

function dateOf(text: string): Date {
  const date = new Date(/^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text);
  if (Number.isNaN(date.getTime())) throw notUnderstood('startDate est illisible.');
  return date;
}

function dataOf(record: KeptRecord, caller: Caller, mine: readonly KeptAuthorisation[]): string {
  const since = mine.map((each) => each.since).toSorted();
  const field = (name: string, value: string | undefined): string =>
    value === undefined ? '' : `<${name}>${escapeText(value)}</${name}>`;
  const mineSeen = record.traces.find(({ by }) => by === caller.id)?.at;
  return (
    `<patientlistData><patientIdentifier>${field('nationalId', record.ins.matricule)}${field('nationalIdType', record.ins.oid)}</patientIdentifier>` +
    field('lastName', record.usedName ?? record.birthName) +
    field('patronymicalName', record.birthName) +
    field('firstName', record.givenNames[0]) +
    field('civility', record.sex === 'F' ? 'MME' : 'M') +
    field('dateOfBirth', record.birthDate) +
    field('MT', String(record.treatingDoctors.includes(caller.id))) +
    field('lastAccessDate', mineSeen) +
    field('lastUpdateDate', since.at(-1)) +
    field('lastAddDate', lastDocument(record)) +
    `</patientlistData>`
  );
}

/** TD1.6: professionals authorised or blocked on one record (digest 3.4). */
export const professionalsOfRecord: Transaction = {
  name: 'TD1.6',
  path: 'habilitations',
  action: `${habilitations}:HabilitationsEndPoint:listAuthorizationByPatient`,
  responseAction: `${habilitations}:HabilitationsEndPoint:listAuthorizationByPatientResponse`,
  answer({ received, caller, record }) {
    demandRight('TD1.6', caller, record);
    const active = demandActive(record);
    const mode = received.body.descendants('mode')[0]?.text();
    if (mode !== 'ACTIVE' && mode !== 'INTERDITE' && mode !== 'TOUTE') throw notUnderstood('mode inconnu.');
    const lines = [
      ...(mode === 'INTERDITE'
        ? []
        : active.authorisations.map((each) => ({ id: each.holder, ...each, mode: 'ACTIVE' }))),
      ...(mode === 'ACTIVE' ? [] : active.blocked.map((each) => ({ ...each, mode: 'INTERDITE' }))),
    ].map(
      ({ id, name, since, mode: state }) =>
        `<authorization><nationalId>${escapeText(id)}</nationalId><nationalIdType>1.2.250.1.71.4.2.1</nationalIdType>` +
        `<lastName>${escapeText(name)}</lastName><startOfAuthorization>${escapeText(since)}</startOfAuthorization>` +
        `<mode>${state}</mode></authorization>`,
    );
    return {
      body: `<listAuthorizationByPatientResponse xmlns="${habilitations}"><output><status>DMPOk</status>${lines.join('')}</output></listAuthorizationByPatientResponse>`,
      told: `${lines.length} professionnel(s)`,
    };
  },
};
