import { escapeText } from '@liane/xml';
import type { Coded } from '@liane/vocabulary';
import type { Participant, ParticipantRole } from '../../models/header.ts';
import { codeElement } from '../markup.ts';
import type { Times } from '../times.ts';
import { addrElement, nameElement, professionalId, structureId, telecomElements } from './people.ts';

const roleCode = (code: string, display: string, system = '1.2.250.1.213.1.1.4.2.280'): Coded => ({
  code,
  display,
  system,
});

/** CDA digest §1.12. The display of PCP has a capital T: the models compare it literally. */
const roles: Record<ParticipantRole, { typeCode: string; functionCode?: Coded }> = {
  'general-practitioner': {
    typeCode: 'INF',
    functionCode: roleCode('PCP', 'Médecin Traitant', '2.16.840.1.113883.5.88'),
  },
  correspondent: { typeCode: 'PRF', functionCode: roleCode('CORRE', 'Correspondant') },
  'care-team-member': {
    typeCode: 'PRF',
    functionCode: roleCode('353', "Membre de l'équipe de soins", '1.2.250.1.213.1.6.1.107'),
  },
  'care-coordinator': {
    typeCode: 'PRF',
    functionCode: roleCode('330', 'Coordonnateur de parcours', '1.2.250.1.213.1.6.1.107'),
  },
  'referring-doctor': { typeCode: 'REFB' },
  'reference-hospital': { typeCode: 'INF', functionCode: roleCode('ES-REF', 'Etablissement de santé de référence') },
  'preferred-hospital': { typeCode: 'INF', functionCode: roleCode('ES-PREF', 'Etablissement de santé de préférence') },
};

function participant(participant: Participant, times: Times): string {
  const { typeCode, functionCode } = roles[participant.role];
  const { since, psIdNat, code, person, organisation } = participant;
  return (
    `<participant typeCode="${typeCode}">${functionCode ? codeElement(functionCode, 'functionCode') : ''}` +
    (since ? `<time><low value="${times.stamp(since)}"/></time>` : '<time nullFlavor="UNK"/>') +
    `<associatedEntity classCode="PROV">${psIdNat ? professionalId(psIdNat) : ''}${code ? codeElement(code) : ''}` +
    addrElement(participant.address) +
    telecomElements(participant.telecoms) +
    (person ? `<associatedPerson>${nameElement(person)}</associatedPerson>` : '') +
    (organisation
      ? `<scopingOrganization>${structureId(organisation.structIdNat)}<name>${escapeText(organisation.name)}</name></scopingOrganization>`
      : '') +
    '</associatedEntity></participant>\n'
  );
}

export const participants = (all: readonly Participant[], times: Times): string =>
  all.map((one) => participant(one, times)).join('');

/** A DLU names a general practitioner even when none is known (CDA digest §4.3). */
export const unknownGeneralPractitioner: Participant = { role: 'general-practitioner' };
