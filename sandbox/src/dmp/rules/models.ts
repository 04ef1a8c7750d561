import type { Coded } from '@liane/xds';

const national = '1.2.250.1.213.1.1.4.2.282';
const ihe = '1.3.6.1.4.1.19376.1.2.3';

const row = (code: string, displayName: string, codeSystem = national): Coded => ({ code, codeSystem, displayName });
const biology = row('urn:ihe:lab:xd-lab:2008', "Compte rendu structuré d'examens de biologie médicale", ihe);

/** ASS_A11, labels of JDV_J10: the format of each model of the CI-SIS, by its templateId (CDA digest 6.7). */
const formatOfModel: ReadonlyMap<string, Coded> = new Map([
  ['1.2.250.1.213.1.1.1.13', row('urn:asip:ci-sis:vsm:2012', 'Synthèse médicale')],
  [
    '1.2.250.1.213.1.1.1.21',
    row('urn:asip:ci-sis:ldl-ees:2017', "Lettre de Liaison à l'entrée d'un établissement de santé"),
  ],
  ['1.2.250.1.213.1.1.1.22', row('urn:asip:ci-sis:dlu:2015', "Document de liaison d'urgence")],
  [
    '1.2.250.1.213.1.1.1.23',
    row('urn:asip:ci-sis:fludt:2017', "Fiche de liaison d'urgence - Transfert de l'EHPAD vers les urgences"),
  ],
  [
    '1.2.250.1.213.1.1.1.24',
    row('urn:asip:ci-sis:fludr:2017', "Fiche de liaison d'urgence - Retour des urgences vers l'EHPAD"),
  ],
  [
    '1.2.250.1.213.1.1.1.29',
    row('urn:asip:ci-sis:ldl-ses:2017', "Lettre de Liaison à la sortie de l'établissement de santé"),
  ],
  ['1.2.250.1.213.1.1.1.37', row('urn:asip:ci-sis:vac:2019', 'Historique des vaccinations')],
  ['1.2.250.1.213.1.1.1.38', row('urn:asip:ci-sis:tlm-da:2020', "Demande d'acte de télémédecine")],
  ['1.2.250.1.213.1.1.1.39', row('urn:ihe:pharm:pre:2010', 'Prescription de médicaments', ihe)],
  ['1.2.250.1.213.1.1.1.46', row('urn:asip:ci-sis:vac-note:2021', 'Note de vaccination')],
  ['1.2.250.1.213.1.1.1.51', row('urn:ihe:pcc:ips:2020', 'Synthèse médicale', ihe)],
  ['1.2.250.1.213.1.1.1.55', biology],
  ['1.3.6.1.4.1.19376.1.3.3', biology],
  ['1.2.250.1.213.1.1.1.61', row('urn:asip:ci-sis:ft-su:2024', 'Fiche de transfert vers le service des urgences')],
  ['1.2.250.1.213.1.1.1.62', row('urn:asip:ci-sis:fr-su:2024', 'Fiche de retour du service des urgences')],
]);

/** The same, by what a document without sections holds (CDA digest 3). */
const formatOfFile: ReadonlyMap<string, Coded> = new Map([
  ['application/pdf', row('urn:ihe:iti:xds-sd:pdf:2008', 'Document à corps non structuré en Pdf/A-1', ihe)],
  ['text/plain', row('urn:ihe:iti:xds-sd:text:2008', 'Document à corps non structuré en texte brut', ihe)],
  ['text/rtf', row('urn:ihe:iti-fr:xds-sd:rtf:2010', 'Document à corps non structuré en format rtf', ihe)],
  ['image/jpeg', row('urn:ihe:iti-fr:xds-sd:jpeg:2010', 'Document à corps non structuré en format jpeg', ihe)],
  ['image/tiff', row('urn:ihe:iti-fr:xds-sd:tiff:2010', 'Document à corps non structuré en format tiff', ihe)],
]);

/** Outside every model: JDV_J60 refuses it. */
const outside = row('urn:asipSante:modelesHorsProfils:2011', 'Document non référencé IHE ou CI-SIS');

/** @param mediaType what is in place of sections; undefined when there are sections */
export function formatOfDocument(templateIds: readonly string[], mediaType: string | undefined): Coded {
  if (mediaType !== undefined) return formatOfFile.get(mediaType) ?? outside;
  const model = templateIds.find((each) => formatOfModel.has(each));
  return (model === undefined ? undefined : formatOfModel.get(model)) ?? outside;
}
