import type { Coded } from '../coded.ts';
import { codes } from './codes.ts';
import { loincSystem } from './systems.ts';

/** TRE_A05, the national document types that have no LOINC code. */
export const nationalDocumentTypeSystem = '1.2.250.1.213.1.1.4.12';

/** TRE_A03, classes of documents. */
export const documentClassSystem = '1.2.250.1.213.1.1.4.1';

/** JDV_J06_XdsClassCode. */
export const documentClasses = codes(documentClassSystem, {
  report: ['10', 'Compte rendu'],
  synthesis: ['11', 'Synthèse'],
  imaging: ['31', 'Imagerie médicale'],
  prescription: ['42', 'Prescription'],
  dispensation: ['43', 'Dispensation'],
  carePlan: ['44', 'Plan de soins, protocole de soins'],
  administeredTreatment: ['45', 'Traitement administré'],
  certificate: ['52', 'Certificat, déclaration'],
  reimbursement: ['60', 'Données de remboursement'],
  otherFromPatient: ['90', 'Autres documents déposés par le patient'],
  administrative: ['95', 'Document de gestion'],
  technical: ['99', 'Document technique'],
});

/** A type of JDV_J07_XdsTypeCode with its class by ASS_X04 (CDA digest §5). */
export interface DocumentType extends Coded {
  class: Coded;
}

const loinc = (code: string, display: string, documentClass: Coded): DocumentType => ({
  code,
  system: loincSystem,
  display,
  class: documentClass,
});
const national = (code: string, display: string, documentClass: Coded): DocumentType => ({
  code,
  system: nationalDocumentTypeSystem,
  display,
  class: documentClass,
});

/** The types this product emits or receives; every one is in JDV_J07. */
export const documentTypes = {
  personalProject: loinc('80788-3', "Projet personnalisé d'accompagnement", documentClasses.carePlan),
  individualReception: loinc('80771-9', "Projet d'accueil individualisé", documentClasses.carePlan),
  socialDocument: loinc('28653-4', 'Document du secteur social / médico-social', documentClasses.report),
  socialEvaluation: loinc('34842-5', "Grille d'évaluation médico-social", documentClasses.synthesis),
  autonomyEvaluation: national('BIL_AUTO', "CR de bilan d'évaluation de la perte d'autonomie", documentClasses.report),
  exitLetterOfEssms: loinc(
    '83981-1',
    "Lettre de liaison à la sortie d'une structure sociale ou médico-sociale",
    documentClasses.report,
  ),
  entryLetterOfEssms: loinc(
    '88348-8',
    "Lettre de liaison d'entrée en structure sociale ou médico-sociale",
    documentClasses.synthesis,
  ),
  transferNote: loinc(
    '18761-7',
    "Note de transfert (dont lettre de liaison à l'entrée en établissement de soins)",
    documentClasses.synthesis,
  ),
  hospitalExitLetter: loinc(
    '11490-0',
    "Lettre de liaison à la sortie d'un établissement de soins",
    documentClasses.report,
  ),
  emergencyLiaison: loinc('74207-2', "Document de liaison d'urgence", documentClasses.synthesis),
  emergencyTransfer: loinc('78341-5', 'Fiche de transfert vers le service des urgences', documentClasses.synthesis),
  emergencyReturn: loinc('60280-5', 'Fiche de retour du service des urgences', documentClasses.synthesis),
  synthesis: national('SYNTH', 'Synthèse', documentClasses.synthesis),
  medicalSynthesis: loinc('60591-5', 'Synthèse médicale', documentClasses.synthesis),
  careEpisodeSynthesis: loinc('34133-9', "Synthèse d'épisode de soins", documentClasses.synthesis),
  healthProductPrescription: loinc('57833-6', 'Prescription de produits de santé', documentClasses.prescription),
  carePrescription: loinc('57832-8', 'Prescription de soins', documentClasses.prescription),
  otherPrescription: loinc('57828-6', 'Prescription (autre)', documentClasses.prescription),
  nursingPrescription: national('PRESC-INF', "Prescription d'actes infirmiers", documentClasses.prescription),
  physiotherapyPrescription: national(
    'PRESC-KINE',
    "Prescription d'actes de kinésithérapie",
    documentClasses.prescription,
  ),
  biologyPrescription: national('PRESC-BIO', "Prescription d'actes de biologie médicale", documentClasses.prescription),
  sickLeave: national('PRESC-AAT', 'Prescription arrêt de travail', documentClasses.prescription),
  dispensation: loinc('60593-1', 'Dispensation médicamenteuse', documentClasses.dispensation),
  administrationReport: loinc('80565-5', "CR d'administration de médicaments", documentClasses.administeredTreatment),
  consultationReport: loinc('11488-4', 'CR ou fiche de consultation ou de visite', documentClasses.report),
  careFollowUp: loinc('11506-3', 'CR ou fiche de suivi de soins par auxiliaire médical', documentClasses.report),
  professionalAssessment: loinc('34120-6', 'Bilan par professionnel de santé', documentClasses.report),
  functionalAssessment: loinc('47420-5', 'CR de bilan fonctionnel', documentClasses.report),
  psychologicalAssessment: loinc('83901-9', 'Bilan psychologique', documentClasses.synthesis),
  oralHealthAssessment: loinc('28617-9', 'Bilan bucco-dentaire', documentClasses.report),
  teamMeetingReport: loinc('34794-8', 'CR de réunion de concertation pluridisciplinaire', documentClasses.report),
  admissionReport: loinc('67851-6', "CR d'admission", documentClasses.report),
  vitalSignsMeasures: loinc('29274-8', 'Mesures de signes vitaux', documentClasses.report),
  careProject: loinc('18776-5', 'Plan personnalisé de soins', documentClasses.carePlan),
  telemedicineRequest: loinc('75496-0', "Demande d'acte de télémédecine", documentClasses.report),
  telemedicineReport: loinc('85208-7', 'CR de télémédecine', documentClasses.report),
  referralLetter: loinc('96349-6', "Lettre d'adressage", documentClasses.report),
  biologyReport: loinc('11502-2', "CR d'examens biologiques", documentClasses.report),
  imagingReport: loinc('18748-4', "CR d'imagerie médicale", documentClasses.imaging),
  illustration: loinc('52040-3', "Document encapsulant une image d'illustration non DICOM", documentClasses.imaging),
  hospitalReport: loinc('34112-3', 'CR hospitalier (séjour)', documentClasses.report),
  emergencyReport: loinc('15507-7', 'CR de passage aux urgences', documentClasses.report),
  operativeReport: loinc('34874-8', 'CR opératoire', documentClasses.report),
  vaccinationNote: loinc('87273-9', 'Note de vaccination', documentClasses.certificate),
  vaccinationHistory: loinc('11369-6', 'Historique des vaccinations', documentClasses.certificate),
  wishesAndRights: national('EXPPAT_1', 'Volontés et droits du patient', documentClasses.otherFromPatient),
  otherPatientDocument: national('EXPPAT_2', 'Autre document du patient', documentClasses.otherFromPatient),
  advanceDirectivesDocument: national('EXPPAT_3', 'Directives anticipées', documentClasses.otherFromPatient),
  healthProfile: national('DOCPAT08', 'Profil médical Mon espace santé', documentClasses.synthesis),
  insuranceRights: national(
    'ATTEST-DROITS-AM',
    "Attestation de droits à l'assurance maladie",
    documentClasses.administrative,
  ),
  complementaryInsuranceCertificate: national(
    'ATTEST-ASS-COMPL',
    'Attestation assurance complémentaire',
    documentClasses.administrative,
  ),
  residenceCertificate: national('ATTEST-RESID', 'Attestation de résidence', documentClasses.administrative),
  accommodationCertificate: national('ATTEST-HEBGT', "Attestation d'hébergement", documentClasses.administrative),
  careAuthorisation: national(
    'AUTORIS-SOINS',
    'Autorisation de soins et actes non usuels sanitaires',
    documentClasses.administrative,
  ),
  contactSheet: national('FICHE-CONTACTS', 'Fiche contacts', documentClasses.administrative),
  identityDocumentCopy: national('PIECE-IDENTITE', "Copie pièce d'identité", documentClasses.administrative),
  medicalCertificate: loinc('89601-9', 'Certificat médical', documentClasses.certificate),
  consentCertificate: loinc('59284-0', 'Attestation de consentement', documentClasses.administrative),
  exitCertificate: loinc('86531-1', 'Attestation de sortie', documentClasses.administrative),
  appointmentNotice: loinc('56446-8', 'Notification de rendez-vous', documentClasses.administrative),
  administrativeDocument: loinc('51851-4', 'Document administratif', documentClasses.administrative),
  duiExport: national('EXPORT_DUI', 'Export du Dossier Usager Informatisé', documentClasses.synthesis),
};

/** The known type of that code, whatever its system: codes of the two systems never meet. */
export const documentTypeOf = (code: string): DocumentType | undefined =>
  Object.values(documentTypes).find((type) => type.code === code);
