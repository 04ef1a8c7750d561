import { relations } from '../../codes/relations.ts';
import { demand, every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { psIdNat, structIdNat } from '../shapes.ts';

/** CDA digest §1.8 to §1.12: those who keep, receive, inform and take part. */
export const surroundingRules: Rule[] = [
  fault('custodian/id', '§1.9', ({ root, at }) => {
    const ids = at('custodian', 'assignedCustodian', 'representedCustodianOrganization', 'id');
    return demand(
      ids.length === 1 &&
        [structIdNat, '1.2.250.1.213.4.1'].includes(ids[0]?.attribute('root') ?? '') &&
        Boolean(ids[0]?.attribute('extension')),
      ids[0] ?? root,
      'La structure qui conserve le document doit être désignée par son identifiant national.',
    );
  }),
  fault('custodian/name', '§2.3', ({ root, at }) =>
    demand(
      at('custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name').some((name) => name.text()),
      root,
      'La structure qui conserve le document doit être nommée.',
    ),
  ),
  fault('informant/class', '§1.8', ({ at }) =>
    every(
      at('informant', 'relatedEntity'),
      (one) => ['ECON', 'NOK', 'CON', 'CAREGIVER', 'PAT'].includes(one.attribute('classCode') ?? ''),
      "Le rôle d'un informateur doit être ECON, NOK, CON, CAREGIVER ou PAT.",
    ),
  ),
  fault('informant/relation', '§1.8', ({ at }) =>
    every(
      at('informant', 'relatedEntity', 'code'),
      (code) =>
        relations.some(
          (known) => known.code === code.attribute('code') && known.system === code.attribute('codeSystem'),
        ),
      "Le lien d'un informateur doit appartenir à JDV_J11.",
    ),
  ),
  fault('informant/telecom', '§2.3', ({ at }) =>
    every(
      at('informant', 'relatedEntity'),
      (one) => one.child('telecom') !== undefined && one.path('relatedPerson', 'name') !== undefined,
      'Un informateur doit être nommé et joignable, ou son absence de coordonnées dite par un nullFlavor.',
    ),
  ),
  fault('recipient/id', '§1.10', ({ at }) =>
    every(
      at('informationRecipient', 'intendedRecipient', 'id'),
      (id) => id.attribute('root') === psIdNat && Boolean(id.attribute('extension')),
      "L'identifiant d'un destinataire est celui d'un professionnel ; une structure se dit dans receivedOrganization.",
    ),
  ),
  fault('participant/type', '§1.12', ({ at }) =>
    every(
      at('participant'),
      (one) => ['REF', 'REFB', 'INF', 'RESP', 'PRF', 'CON', 'VRF'].includes(one.attribute('typeCode') ?? ''),
      "Le rôle d'un participant doit appartenir à JDV_J144.",
    ),
  ),
  fault('participant/time', '§1.12', ({ at }) =>
    every(
      at('participant'),
      (one) => one.child('time') !== undefined,
      "La période d'un participant doit être présente, fût-elle inconnue.",
    ),
  ),
  fault('participant/function', '§1.12', ({ at }) =>
    every(
      at('participant', 'functionCode'),
      (code) => functions.includes(`${code.attribute('code')}|${code.attribute('codeSystem')}`),
      "La fonction d'un participant doit appartenir à JDV_J47.",
    ),
  ),
];

/** JDV_J47. */
const functions = [
  ...['CORRE', 'PRELV', 'ES-REF', 'ES-PREF'].map((code) => `${code}|1.2.250.1.213.1.1.4.2.280`),
  ...['ADMPHYS', 'ATTPHYS', 'DISPHYS', 'PCP'].map((code) => `${code}|2.16.840.1.113883.5.88`),
  ...['330', '353'].map((code) => `${code}|1.2.250.1.213.1.6.1.107`),
];
