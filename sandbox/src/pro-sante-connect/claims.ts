import { createHash } from 'node:crypto';
import type { TownPractice, TownProfessional } from '../cast.ts';

/** Every claim of `scope_all`, spelled as Pro Santé Connect spells it (digest §1.5). */
export const scopeAllClaims = [
  'SubjectNameID',
  'preferred_username',
  'given_name',
  'family_name',
  'SubjectOrganization',
  'SubjectOrganizationID',
  'SubjectRole',
  'Secteur_Activite',
  'Palier_Authentification',
  'PSI_Locale',
  'Mode_Acces_Raison',
  'Acces_Regulation_Medicale',
  'UITVersion',
  'authMode',
  'codeCivilite',
  'codeGenreActivite',
  'otherIds',
  'SubjectRefPro',
];

/** `f:<uuid>:<idNat>`; the uuid is that of the user federation, the same for everybody. */
export const subOf = ({ psIdNat }: Pick<TownProfessional, 'psIdNat'>): string => `${federation}${psIdNat}`;

/** The national identifier in a `sub` of this provider. */
export const psIdNatOf = (sub: string): string | undefined =>
  sub.startsWith(federation) ? sub.slice(federation.length) : undefined;

const federation = 'f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:';

/** What userinfo answers about a professional. Unknown strings are empty, as the real service leaves them. */
export function claimsOf(professional: TownProfessional): Record<string, unknown> {
  const { psIdNat, familyName, givenName, practices } = professional;
  // The service names a structure only when the person has a single situation.
  const only = practices.length === 1 ? practices[0] : undefined;
  return {
    sub: subOf(professional),
    SubjectNameID: psIdNat,
    preferred_username: psIdNat,
    given_name: givenName,
    family_name: familyName,
    SubjectOrganization: only?.place.name ?? '',
    SubjectOrganizationID: only ? technicalIdOf(only) : '',
    SubjectRole: professional.professionCode ? [`${professional.professionCode}^1.2.250.1.213.1.1.5.5`] : [],
    Secteur_Activite: only ? `${only.secteur}^1.2.250.1.71.4.2.4` : '',
    Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
    PSI_Locale: '1.2.250.1.213.1.3.1.1',
    Mode_Acces_Raison: '',
    Acces_Regulation_Medicale: 'FAUX',
    UITVersion: '1.0',
    authMode: 'MOBILE',
    codeCivilite: professional.civility,
    ...(only ? { codeGenreActivite: only.genre } : {}),
    otherIds: [{ identifiant: psIdNat, origine: professional.rpps ? 'RPPS' : 'EDIT', qualite: 1 }],
    SubjectRefPro: { codeCivilite: professional.civility, exercices: [exerciseOf(professional)] },
  };
}

function exerciseOf(professional: TownProfessional): Record<string, unknown> {
  return {
    codeProfession: professional.professionCode ?? '',
    codeCategorieProfessionnelle: 'C',
    codeCiviliteDexercice: professional.civility,
    nomDexercice: professional.familyName,
    prenomDexercice: professional.givenName,
    codeTypeSavoirFaire: professional.savoirFaire ? 'S' : '',
    codeSavoirFaire: professional.savoirFaire ?? '',
    activities: professional.practices.map((practice) => activityOf(professional, practice)),
  };
}

function activityOf({ email }: TownProfessional, practice: TownPractice): Record<string, string> {
  const { place } = practice;
  return {
    codeModeExercice: practice.modeExercice,
    codeSecteurDactivite: practice.secteur,
    codeSectionPharmacien: '',
    codeRole: '',
    codeGenreActivite: practice.genre,
    numeroSiretSite: place.siret ?? '',
    numeroSirenSite: place.siren ?? place.siret?.slice(0, 9) ?? '',
    numeroFinessSite: place.finess ?? '',
    numeroFinessetablissementJuridique: place.finessJuridique ?? '',
    identifiantTechniqueDeLaStructure: technicalIdOf(practice),
    raisonSocialeSite: place.name,
    enseigneCommercialeSite: '',
    complementDestinataire: '',
    complementPointGeographique: '',
    numeroVoie: '',
    indiceRepetitionVoie: '',
    codeTypeDeVoie: '',
    libelleVoie: place.street ?? '',
    mentionDistribution: '',
    bureauCedex: place.postalCode && place.city ? `${place.postalCode} ${place.city}` : '',
    codePostal: place.postalCode ?? '',
    codeCommune: place.cogCode ?? '',
    codePays: '99000',
    telephone: place.phone ?? '',
    telephone2: '',
    telecopie: '',
    adresseEMail: email,
    codeDepartement: departmentOf(place.cogCode),
    ancienIdentifiantDeLaStructure: place.finess ? `1${place.finess}` : place.siret ? `3${place.siret}` : '',
    autoriteDenregistrement: '',
  };
}

/** `F` + FINESS for an establishment, `R` and a number for a practice. */
const technicalIdOf = ({ place }: TownPractice): string =>
  place.finess
    ? `F${place.finess}`
    : `R${(createHash('sha256').update(place.key).digest().readUInt32BE() % 900_000) + 100_000}`;

const departmentOf = (cogCode = ''): string =>
  cogCode.startsWith('97') || cogCode.startsWith('98') ? cogCode.slice(0, 3) : cogCode.slice(0, 2);
