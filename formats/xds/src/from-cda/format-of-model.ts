import type { ReadDocument } from '@liane/cda';
import { xdsUnprofiledFormat } from '@liane/vocabulary';
import type { Coded } from '../metadata.ts';

/** TRE_A06 for national formats, TRE_A11 for those of IHE (CDA digest 6.7). */
const national = '1.2.250.1.213.1.1.4.2.282';
const ihe = '1.3.6.1.4.1.19376.1.2.3';

const format = (code: string, displayName: string): Coded => ({
  code,
  codeSystem: code.startsWith('urn:ihe:') ? ihe : national,
  displayName,
});

/** ASS_A11, by what is encapsulated; labels are those of JDV_J10, letter by letter. */
const byMediaType: Record<string, Coded> = {
  'application/pdf': format('urn:ihe:iti:xds-sd:pdf:2008', 'Document à corps non structuré en Pdf/A-1'),
  'text/plain': format('urn:ihe:iti:xds-sd:text:2008', 'Document à corps non structuré en texte brut'),
  'text/rtf': format('urn:ihe:iti-fr:xds-sd:rtf:2010', 'Document à corps non structuré en format rtf'),
  'image/jpeg': format('urn:ihe:iti-fr:xds-sd:jpeg:2010', 'Document à corps non structuré en format jpeg'),
  'image/tiff': format('urn:ihe:iti-fr:xds-sd:tiff:2010', 'Document à corps non structuré en format tiff'),
};

/** ASS_A11, by model; labels of JDV_J10. */
const byModel: Partial<Record<ReadDocument['model'], Coded>> = {
  DLU: format('urn:asip:ci-sis:dlu:2015', "Document de liaison d'urgence"),
  FLUDT: format('urn:asip:ci-sis:fludt:2017', "Fiche de liaison d'urgence - Transfert de l'EHPAD vers les urgences"),
  FLUDR: format('urn:asip:ci-sis:fludr:2017', "Fiche de liaison d'urgence - Retour des urgences vers l'EHPAD"),
  'LDL-SES': format('urn:asip:ci-sis:ldl-ses:2017', "Lettre de Liaison à la sortie de l'établissement de santé"),
  'LDL-EES': format('urn:asip:ci-sis:ldl-ees:2017', "Lettre de Liaison à l'entrée d'un établissement de santé"),
  'IPS-FR': format('urn:ihe:pcc:ips:2020', 'Synthèse médicale'),
  'IPS-FR-DLU': format('urn:ihe:pcc:ips:2020', 'Synthèse médicale'),
  VSM: format('urn:asip:ci-sis:vsm:2012', 'Synthèse médicale'),
  'EP-MED-DM': format('urn:ihe:pharm:pre:2010', 'Prescription de médicaments'),
  'TLM-DA': format('urn:asip:ci-sis:tlm-da:2020', "Demande d'acte de télémédecine"),
  'CR-BIO': format('urn:ihe:lab:xd-lab:2008', "Compte rendu structuré d'examens de biologie médicale"),
  VAC: format('urn:asip:ci-sis:vac:2019', 'Historique des vaccinations'),
  'VAC-NOTE': format('urn:asip:ci-sis:vac-note:2021', 'Note de vaccination'),
  'EXPORT-DUI': format('urn:asip:ci-sis:export-dui:2023', 'Export du Dossier Usager informatisé'),
};

const unprofiled = format(xdsUnprofiledFormat, 'Document non référencé IHE ou CI-SIS');

/** The technical format of a document, told by its model, or by what it encapsulates (CDA digest 6.7). */
export function formatOf(cda: ReadDocument): Coded {
  if (cda.body.level === 'N1') return byMediaType[cda.body.file.mediaType] ?? unprofiled;
  return byModel[cda.model] ?? unprofiled;
}
