import { sexInFrench } from '@liane/vocabulary';
import { escapeText } from '@liane/xml';
import type { ReadHeader, ReadInformantRole, ReadPatient } from '../document.ts';
import { frenchDate, fullName, label, line, partyLine, telecomText } from './words.ts';

/** Strict traits first, then the identifiers, each under the name its root gives it (§1.3). */
export function patientHtml(patient: ReadPatient): string {
  const given = patient.firstBirthGivenName ?? patient.birthGivenNames ?? '';
  const used = [patient.usedGivenName ?? '', patient.usedFamilyName ?? ''].filter((part) => part !== '').join(' ');
  const place = [
    patient.birthPlaceName ?? '',
    patient.birthPlaceCode === undefined ? '' : `(${patient.birthPlaceCode})`,
  ];
  return `<section class="patient"><h2>${escapeText(`${patient.birthFamilyName ?? patient.usedFamilyName ?? 'Identité inconnue'} ${given}`.trim())}</h2>
<dl>
${line('Nom de naissance', patient.birthFamilyName ?? '')}
${line('Premier prénom de naissance', patient.firstBirthGivenName ?? '')}
${line('Prénoms de naissance', patient.birthGivenNames ?? '')}
${line('Nom et prénom utilisés', used)}
${line('Date de naissance', frenchDate(patient.birthDate))}
${line('Sexe', patient.sex === undefined ? '' : sexInFrench[patient.sex])}
${line('Lieu de naissance', place.filter((part) => part !== '').join(' '))}
${patient.ids.map((id) => line(id.nature === 'local' ? 'Numéro local' : id.nature, id.extension ?? id.root)).join('')}
${line('Décès', patient.deceased ? 'Personne décédée' : '')}
${line('Adresse', patient.addresses)}
${line('Contact', patient.telecoms.map(telecomText))}
${line(
  'Représentant légal',
  patient.guardians.map((each) =>
    [fullName(each.name), each.organisation?.name ?? '', ...each.telecoms.map(telecomText)]
      .filter((part) => part !== '')
      .join(', '),
  ),
)}
</dl></section>`;
}

const roles: Record<ReadInformantRole, string> = {
  trusted: 'Personne de confiance',
  toWarn: 'Personne à prévenir',
  carer: 'Aidant',
  caredFor: 'Personne aidée',
  source: 'Source',
  other: 'Informateur',
};

const order: ReadInformantRole[] = ['trusted', 'toWarn', 'carer', 'caredFor', 'source', 'other'];

/** Those around the person, then the general practitioner and the other professionals. */
export function peopleHtml(header: ReadHeader): string {
  const informants = order.map((role) =>
    line(roles[role], header.informants.filter((each) => each.role === role).map(partyLine)),
  );
  const others = header.participants
    .filter((each) => each !== header.generalPractitioner)
    .map((each) =>
      line(
        label(each.functionCode) === '' ? 'Participant' : label(each.functionCode),
        partyLine({ ...each, functionCode: undefined }),
      ),
    );
  const doctor = header.generalPractitioner;
  const lines = [
    ...informants,
    line('Médecin traitant', doctor === undefined ? '' : partyLine({ ...doctor, functionCode: undefined })),
    ...others,
  ].join('');
  return lines === '' ? '' : `<section class="people"><h2>Entourage et professionnels</h2><dl>${lines}</dl></section>`;
}
