import {
  healthProfessionSystem,
  otherProfessionSystem,
  socialProfessionSystem,
  titleUserSystem,
} from '@liane/vocabulary';

const nos = (name: string): string => `https://mos.esante.gouv.fr/NOS/${name}/FHIR/${name.replace('_', '-')}`;

/** Code systems as the directory writes them (digest 14.2, 14.3 and 17). */
export const systems = {
  sector: nos('TRE_R02-SecteurActivite'),
  category: nos('TRE_R66-CategorieEtablissement'),
  professionCategory: nos('TRE_R09-CategorieProfessionnelle'),
  knowHow: nos('TRE_R38-SpecialiteOrdinale'),
  knowHowType: nos('TRE_R04-TypeSavoirFaire'),
  function: nos('TRE_R21-Fonction'),
  genre: nos('TRE_R22-GenreActivite'),
  mode: nos('TRE_R23-ModeExercice'),
  commune: nos('TRE_R13-Commune'),
  mailKind: nos('TRE_R256-TypeMessagerie'),
  mailboxKind: nos('TRE_R257-TypeBAL'),
  identifierType: 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203',
  organizationType: 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-3307',
  rpps: 'https://rpps.esante.gouv.fr',
  idnps: 'urn:oid:1.2.250.1.71.4.2.1',
  idnst: 'urn:oid:1.2.250.1.71.4.2.2',
  finess: 'https://finess.esante.gouv.fr',
  subsetted: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
} as const;

/** The four tables of professions, by the OID the cast writes. */
export const professionSystems: Readonly<Record<string, string>> = {
  [healthProfessionSystem]: nos('TRE_G15-ProfessionSante'),
  [socialProfessionSystem]: nos('TRE_R94-ProfessionSocial'),
  [titleUserSystem]: nos('TRE_R95-UsagerTitre'),
  [otherProfessionSystem]: nos('TRE_R291-AutreProfession'),
};

const profiles = 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition';

export const extensions = {
  mailKind: 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type',
  mailbox: `${profiles}/as-ext-mailbox-mss-metadata`,
  organizationTypes: `${profiles}/as-ext-organization-types`,
  commune: 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code',
} as const;

export const profileOf = (name: string): string => `${profiles}/as-dp-${name}`;
