import {
  DmpError,
  openDmp,
  type Change,
  type Consulting,
  type Dmp,
  type DmpErrorKind,
  type DmpState,
  type FindQuery,
  type Ground,
  type InsOf,
  type SignedIn,
} from '@liane/connector-dmp';
import {
  authorSpecialties,
  foldName,
  inFrenchDate,
  knowHowSystem,
  professions,
  sexInFrench,
  splitGivenNames,
  structIdNatOfFiness,
  type Ins,
  type StrictTraits,
} from '@liane/vocabulary';
import type { Consultant } from '../access/index.ts';
import type { Establishment } from '../directory/index.ts';
import type { DmpConfig, ServerConfig } from '../platform/index.ts';
import type { Failure, TraitDiffers } from './tables.ts';

export type { Change, Consulting, Dmp, DmpState, FindQuery, Ground, InsOf, SignedIn };

export type AuthorisedRecord = Awaited<ReturnType<Dmp['authorisedRecords']>>[number];

export const insOf = ({ matricule, oid }: Ins): InsOf => ({ matricule, oid });

/** The professional as the VIHF of a consultation names them (national digest 3.11-3.12). */
export function actingFor(
  consultant: Consultant,
  place: Pick<Establishment, 'name' | 'finess' | 'sectorCode'>,
  purpose: 'normal' | 'bris_de_glace',
): SignedIn {
  return {
    structure: {
      id: structIdNatOfFiness(place.finess),
      name: place.name,
      sector: consultant.sector ?? place.sectorCode,
    },
    person: {
      id: consultant.psIdNat,
      familyName: consultant.familyName,
      givenName: consultant.givenName,
      roles: rolesOf(consultant),
      authenticatedAt: consultant.authenticatedAt,
    },
    purpose,
    session: { id: consultant.act.sessionId, professional: consultant.psIdNat },
  };
}

/** The profession, then the savoir-faire of doctors, without which the DMP refuses (national digest 3.12, 3.14). */
function rolesOf({
  professionCode,
  savoirFaire,
}: Pick<Consultant, 'professionCode' | 'savoirFaire'>): SignedIn['person']['roles'] {
  const profession = Object.values(professions).find(({ code }) => code === professionCode);
  if (!profession) return [];
  const { code, system, display } = profession;
  return [
    { code, codeSystem: system, displayName: display },
    ...(savoirFaire
      ? [{ code: savoirFaire, codeSystem: knowHowSystem, displayName: savoirFaireInFrench(savoirFaire) }]
      : []),
  ];
}

/** `G15_10/SM26` is « Médecin - Qualifié en Médecine Générale (SM) »: its second half names the savoir-faire. */
const savoirFaireInFrench = (code: string): string =>
  Object.values(authorSpecialties)
    .find((specialty) => specialty.code.endsWith(`/${code}`))
    ?.display.split(' - ')[1] ?? code;

/** A failure of the connector as the page tells it; anything else is a fault of ours and passes. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof DmpError)) throw error;
  return { code: error.kind, message: sentences[error.kind] ?? error.message, worthRetrying: error.retry };
}

/** What a reader needs to know of a DMP that does not answer: their own page is whole, and when it rests no more (`bounds.restAfterFailure`). */
const sentences: Partial<Record<DmpErrorKind, string>> = {
  'dmp-unreachable':
    'Le DMP ne répond pas. Le dossier reste utilisable ; interrogez de nouveau le DMP dans une minute.',
  'dmp-timed-out':
    'Le DMP est trop lent à répondre. Le dossier reste utilisable ; interrogez de nouveau le DMP dans une minute.',
  'dmp-unreadable': 'La réponse du DMP n’est pas lisible : rien n’en a été retenu.',
};

const product = { name: 'Liane', version: '0.1.0' };

/** The DMP of this installation, or nothing when it is not connected; opened once, at the first call, which throws DmpMisconfigured. */
export function dmpOf({ dmp: config }: Pick<ServerConfig, 'dmp'>): (() => Dmp) | undefined {
  if (!config) return undefined;
  let opened: Dmp | undefined;
  return () => (opened ??= openDmp(toConnector(config)));
}

const toConnector = (config: DmpConfig): Parameters<typeof openDmp>[0] => ({
  addresses: config.addresses,
  ...keysOf(config),
  structures: Object.fromEntries(Object.entries(config.structures ?? {}).map(([id, keys]) => [id, keysOf(keys)])),
  authorities: config.authoritiesPem,
  software: { ...product, installation: config.installation, homologation: config.homologation },
  sourceId: config.sourceId,
  repositoryUniqueId: config.repositoryUniqueId,
  ...(config.timeoutMs === undefined ? {} : { timeout: config.timeoutMs }),
});

const keysOf = (keys: Pick<DmpConfig, 'certificatePem' | 'keyPem' | 'sealCertificatePem' | 'sealKeyPem'>) => ({
  certificate: keys.certificatePem,
  key: keys.keyPem,
  sealCertificate: keys.sealCertificatePem,
  sealKey: keys.sealKeyPem,
});

/** What the DMP holds of the person beside ours, where they differ (SC.DMP/CONF.02); accents, case and hyphens are no difference. */
export function divergenceOf(ours: StrictTraits, theirs: DmpState['traits']): TraitDiffers[] {
  if (!theirs) return [];
  const given = theirs.givenNames.map(foldName);
  const known = [ours.firstBirthGivenName, ...splitGivenNames(ours.birthGivenNames)].map(foldName);
  const sameGiven =
    given.length === 0 || known.includes(given[0] ?? '') || foldName(theirs.givenNames.join(' ')) === known[0];
  return [
    ...(theirs.birthName !== '' && foldName(theirs.birthName) !== foldName(ours.birthFamilyName)
      ? [{ trait: 'Nom de naissance', ours: ours.birthFamilyName, theirs: theirs.birthName }]
      : []),
    ...(sameGiven
      ? []
      : [{ trait: 'Prénoms de naissance', ours: ours.birthGivenNames, theirs: theirs.givenNames.join(' ') }]),
    ...(theirs.birthDate !== '' && civil(theirs.birthDate) !== ours.birthDate
      ? [
          {
            trait: 'Date de naissance',
            ours: inFrenchDate(ours.birthDate),
            theirs: inFrenchDate(civil(theirs.birthDate)),
          },
        ]
      : []),
    ...(ours.sex !== 'I' && theirs.sex !== ours.sex
      ? [{ trait: 'Sexe', ours: sexInFrench[ours.sex], theirs: sexInFrench[theirs.sex] }]
      : []),
  ];
}

/** `AAAAMMJJ…` or `AAAA-MM-JJ`. */
const civil = (date: string): string => {
  const digits = date.replaceAll(/\D/g, '');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
};
