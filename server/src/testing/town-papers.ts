import { randomUUID } from 'node:crypto';
import { emergencyDoctor, sablierHospital, type CastPerson } from '@liane/cast';
import { authorSpecialties } from '@liane/vocabulary';

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A document of the hospital as its own software would write it, not by our writers. */
export interface TownPaper {
  person: CastPerson;
  /** LOINC. */
  type: readonly [code: string, display: string];
  title: string;
  /** Of the act. */
  at: Date;
  /** In words; absent with a PDF. */
  sections?: readonly PaperSection[];
  /** The document is then a PDF in an envelope (N1). */
  pdf?: Buffer;
}

export interface PaperSection {
  /** LOINC. */
  code: string;
  title: string;
  lines: readonly string[];
}

/** A CDA R2 that a DMP accepts, and its uniqueId. Throws when the person has no matricule. */
export function townPaper({ person, type, title, at, sections = [], pdf }: TownPaper): {
  uniqueId: string;
  cda: Buffer;
} {
  const { ins, traits } = person;
  if (!ins) throw new Error('nobody without an INS has documents in the DMP');
  const uniqueId = `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;
  const when = `${at.toISOString().slice(0, 19).replaceAll(/\D/g, '')}+0000`;
  const body = pdf
    ? `<nonXMLBody><text mediaType="application/pdf" representation="B64">${pdf.toString('base64')}</text></nonXMLBody>`
    : `<structuredBody>${sections.map(sectionOf).join('')}</structuredBody>`;
  return {
    uniqueId,
    cda: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/><templateId root="${pdf ? '1.3.6.1.4.1.19376.1.2.20' : (models[type[0]] ?? '')}"/>
<id root="${uniqueId}"/><code code="${type[0]}" codeSystem="2.16.840.1.113883.6.1" displayName="${escapeText(type[1])}"/>
<title>${escapeText(title)}</title><effectiveTime value="${when}"/>
<confidentialityCode code="N" displayName="Normal" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="fr-FR"/>
<setId root="${uniqueId}" extension="1"/><versionNumber value="1"/>
<recordTarget><patientRole><id root="${ins.oid}" extension="${ins.matricule}"/><id root="2.25.4242" extension="IPP-${ins.matricule.slice(-4)}"/>
<patient><name><family qualifier="BR">${escapeText(traits.birthFamilyName)}</family><given>${escapeText(traits.birthGivenNames)}</given><given qualifier="BR">${escapeText(traits.firstBirthGivenName)}</given></name>
<administrativeGenderCode code="${traits.sex}" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="${traits.birthDate.replaceAll('-', '')}"/>
<birthplace><place><addr><county>${traits.birthPlaceCode}</county></addr></place></birthplace></patient></patientRole></recordTarget>
<author><time value="${when}"/><assignedAuthor>${doctor}</assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization>${place}</representedCustodianOrganization></assignedCustodian></custodian>
<legalAuthenticator><time value="${when}"/><signatureCode code="S"/><assignedEntity>${doctor}</assignedEntity></legalAuthenticator>
<documentationOf><serviceEvent><effectiveTime><low value="${when}"/></effectiveTime><performer typeCode="PRF"><assignedEntity>${doctor}</assignedEntity></performer></serviceEvent></documentationOf>
<componentOf><encompassingEncounter><effectiveTime><low value="${when}"/></effectiveTime><location><healthCareFacility><code code="SA01" displayName="Etablissement public de santé" codeSystem="1.2.250.1.71.4.2.4"/></healthCareFacility></location></encompassingEncounter></componentOf>
<component>${body}</component>
</ClinicalDocument>`),
  };
}

/** Models of the CI-SIS by type: a structured document outside them is refused by the DMP (JDV_J60). */
const models: Record<string, string> = {
  '60591-5': '1.2.250.1.213.1.1.1.13',
  '74207-2': '1.2.250.1.213.1.1.1.22',
  '11490-0': '1.2.250.1.213.1.1.1.29',
  '11502-2': '1.2.250.1.213.1.1.1.55',
};

/** Who publishes these papers, as the DMP of the town wants it said. */
export const paperAuthor = {
  id: emergencyDoctor.psIdNat,
  name: `${emergencyDoctor.givenName} ${emergencyDoctor.familyName.toUpperCase()}`,
  structureId: `1${sablierHospital.finess}`,
  structureName: sablierHospital.name,
};

const place = `<id root="1.2.250.1.71.4.2.2" extension="1${sablierHospital.finess}"/><name>${escapeText(sablierHospital.name)}</name>`;
const specialty = authorSpecialties.doctor;
const doctor =
  `<id root="1.2.250.1.71.4.2.1" extension="${emergencyDoctor.psIdNat}"/>` +
  `<code code="${specialty.code}" displayName="${escapeText(specialty.display)}" codeSystem="${specialty.system}"/>` +
  `<assignedPerson><name><family>${escapeText(emergencyDoctor.familyName.toUpperCase())}</family><given>${escapeText(emergencyDoctor.givenName)}</given><suffix>DR</suffix></name></assignedPerson>` +
  `<representedOrganization>${place}<standardIndustryClassCode code="ETABLISSEMENT" displayName="Etablissement de santé" codeSystem="1.2.250.1.213.1.1.4.9"/></representedOrganization>`;

const sectionOf = ({ code, title, lines }: PaperSection): string =>
  `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1" displayName="${escapeText(title)}"/><title>${escapeText(title)}</title>` +
  `<text><list>${lines.map((line) => `<item>${escapeText(line)}</item>`).join('')}</list></text></section></component>`;

const day = 86_400_000;

/** Everything the essential is made of (story D5), from a VSM eight months old to a biology of last week. */
export function essentialPapers(person: CastPerson, now: Date): TownPaper[] {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * day);
  const paper = (
    type: TownPaper['type'],
    title: string,
    days: number,
    content: Pick<TownPaper, 'sections' | 'pdf'>,
  ): TownPaper => ({ person, type, title, at: daysAgo(days), ...content });
  return [
    paper(['60591-5', 'Volet de synthèse médicale'], 'Synthèse médicale', 240, {
      sections: [
        { code: '11450-4', title: 'Problèmes actifs', lines: ['Insuffisance cardiaque', 'Fibrillation atriale'] },
        { code: '11348-0', title: 'Antécédents médicaux', lines: ['Prothèse de hanche droite, 2019'] },
        { code: '48765-2', title: 'Allergies et intolérances', lines: ['Pénicilline : œdème de Quincke, 1998'] },
        { code: '10160-0', title: 'Traitements au long cours', lines: ['Apixaban 2,5 mg matin et soir'] },
      ],
    }),
    paper(['74207-2', 'Document de liaison d’urgence'], 'Dossier de liaison d’urgence', 60, {
      sections: [
        {
          code: '42349-1',
          title: 'Ce qu’il faut savoir d’abord',
          lines: ['Risque de chute élevé', 'Porte des lunettes'],
        },
      ],
    }),
    paper(['57833-6', 'Prescription de produits de santé'], 'Ordonnance de sortie', 21, {
      pdf: smallPdf('Ordonnance'),
    }),
    paper(['11490-0', 'Lettre de liaison à la sortie de l’établissement de santé'], 'Lettre de liaison', 22, {
      sections: [
        { code: '55109-3', title: 'Motif', lines: ['Décompensation cardiaque après une infection'] },
        { code: '8648-8', title: 'Évolution', lines: ['Retour au poids de base, 58 kg, marche avec une canne'] },
      ],
    }),
    paper(['11502-2', 'Compte rendu d’examens biologiques'], 'Biologie', 6, {
      sections: [{ code: '18725-2', title: 'Résultats', lines: ['Créatinine : 98 µmol/l', 'Potassium : 4,6 mmol/l'] }],
    }),
  ];
}

/** One page with one line, in PDF 1.4. */
export function smallPdf(line: string): Buffer {
  const stream = `BT /F1 24 Tf 72 740 Td (${line.normalize('NFD').replaceAll(/[^ -~]|[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}
