import type { Coded } from '../coded.ts';
import { codes } from './codes.ts';

/** FR Core CodeSystem of the proofs of identity: a canonical URL, since it has no OID. */
export const identityProofSystem = 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-mode-validation-identity';

/**
 * What a proof is worth (digest §2.3).
 * `high`: enough to validate. `special`: enough only in the case named by `onlyFor`. `none`: never validates an identity.
 */
export type ProofTrust = 'high' | 'special' | 'none';

export interface IdentityProof extends Coded {
  trust: ProofTrust;
  /** French, shown beside a proof of special trust. */
  onlyFor?: string;
}

const names = codes(identityProofSystem, {
  passport: ['PA', 'Passeport'],
  identityCard: ['CN', "Carte nationale d'identité"],
  residencePermit: ['CS', 'Carte de séjour'],
  electronicIdentification: ['IE', 'Identification électronique EIDAS'],
  vitaleApplication: ['AV', 'Application carte Vitale'],
  birthCertificate: ['AN', "Extrait d'acte de naissance"],
  familyBook: ['LE', 'Livret de famille'],
  birthCertificateAndVitale: ['AC', 'Acte de naissance + Carte vitale avec photo'],
  minorCirculation: ['DC', 'Document de Circulation pour étranger mineur'],
  trustedThirdParty: ['TC', 'Tiers de confiance'],
  drivingLicence: ['PC', 'Permis de conduire'],
  circulationBooklet: ['CC', 'Carnet de circulation'],
  europeanCard: ['CE', 'Carte Européenne'],
  militaryCard: ['CM', 'Carte militaire'],
});

const minor = 'un mineur sans pièce, avec le document à haut niveau de confiance d’un parent ou du tuteur';

export const identityProofs = {
  passport: { ...names.passport, trust: 'high' },
  identityCard: { ...names.identityCard, trust: 'high' },
  residencePermit: { ...names.residencePermit, trust: 'high' },
  electronicIdentification: { ...names.electronicIdentification, trust: 'high' },
  vitaleApplication: { ...names.vitaleApplication, trust: 'high' },
  birthCertificate: { ...names.birthCertificate, trust: 'special', onlyFor: minor },
  familyBook: { ...names.familyBook, trust: 'special', onlyFor: `${minor}, ou une entrée directe en EHPAD` },
  birthCertificateAndVitale: {
    ...names.birthCertificateAndVitale,
    trust: 'special',
    onlyFor: 'une entrée directe en EHPAD',
  },
  minorCirculation: { ...names.minorCirculation, trust: 'special', onlyFor: 'un mineur étranger' },
  trustedThirdParty: {
    ...names.trustedThirdParty,
    trust: 'special',
    onlyFor: 'un enfant confié par un juge, avec la décision de placement',
  },
  drivingLicence: { ...names.drivingLicence, trust: 'none' },
  circulationBooklet: { ...names.circulationBooklet, trust: 'none' },
  europeanCard: { ...names.europeanCard, trust: 'none' },
  militaryCard: { ...names.militaryCard, trust: 'none' },
} satisfies Record<string, IdentityProof>;

export const identityProofOf = (code: string): IdentityProof | undefined =>
  Object.values<IdentityProof>(identityProofs).find((proof) => proof.code === code);
