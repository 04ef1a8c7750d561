import { createHash } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import {
  connectToInsi,
  InsiError,
  type Exchange,
  type ImportObstacle,
  type Insi,
  type InsiIdentity,
} from '@liane/connector-insi';
import {
  asInsiFamilyName,
  asInsiGivenName,
  isInsOid,
  isTestOid,
  splitGivenNames,
  type Ins,
  type StrictTraits,
} from '@liane/vocabulary';
import { insiCallsPerSecond } from '@liane/vocabulary/unverified/insi';
import type { ServerConfig } from '../platform/index.ts';
import type { FoundIdentity, InsiCall } from './insi-answers.ts';
import { atMost } from './pace.ts';

/** INSi as this module asks it. Nothing is thrown: a failure is a call like another, to be kept (INS/va1.38, INS/va1.06). */
export interface AsksInsi {
  /** Whose INS has these traits: one given name a call (digest §2.4). */
  find(traits: StrictTraits, givenName: string, withBirthPlace: boolean): Promise<InsiCall>;
  /** Does this INS belong to these traits. */
  verify(ins: Ins, traits: StrictTraits): Promise<InsiCall>;
  close(): void;
}

const product = { name: 'Liane', version: '0.1.0' };

/** Connects at the first question: a wrong certificate must not keep the record from opening. */
export function openInsi({ insi: config, publicUrl }: Pick<ServerConfig, 'insi' | 'publicUrl'>): AsksInsi {
  let connected: Insi | undefined;
  const myTurn = atMost(insiCallsPerSecond);
  const line = (): Insi =>
    (connected ??= connectToInsi({
      address: config.url,
      certificate: config.certificatePem,
      key: config.keyPem,
      authorities: config.authoritiesPem ?? rootCertificates.join('\n'),
      software: { ...product, authorisationNumber: config.idam, instance: installationId(publicUrl, config.emitter) },
      ...(config.timeoutMs === undefined ? {} : { timeout: config.timeoutMs }),
    }));

  async function call(ask: (insi: Insi) => Promise<InsiCall>): Promise<InsiCall> {
    await myTurn();
    try {
      return await ask(line());
    } catch (error) {
      if (!(error instanceof InsiError)) throw error;
      return {
        code: error.code,
        kept: keptOf(error.message, error.exchange),
        failure: { code: error.code, message: error.message, worthRetrying: error.worthRetrying },
      };
    }
  }

  return {
    find: (traits, givenName, withBirthPlace) =>
      call(async (insi) => {
        const answer = await insi.findByTraits({
          birthFamilyName: familyName(traits),
          givenNames: [givenName],
          sex: askedSex(traits),
          birthDate: traits.birthDate,
          ...(withBirthPlace ? { birthPlaceCode: traits.birthPlaceCode } : {}),
        });
        const kept = keptOf(answer.label, answer.exchange);
        return answer.code === '00'
          ? { code: '00', kept, found: translated(answer.identity, config.sandbox) }
          : { code: answer.code, kept };
      }),
    verify: ({ matricule, oid }, traits) =>
      call(async (insi) => {
        const [first = ''] = splitGivenNames(traits.birthGivenNames);
        const answer = await insi.verify({
          matricule,
          oid,
          traits: {
            ...traits,
            birthFamilyName: familyName(traits),
            firstBirthGivenName: asInsiGivenName(traits.firstBirthGivenName) ?? first,
            sex: askedSex(traits),
          },
        });
        return { code: answer.code, kept: keptOf(answer.label, answer.exchange), agrees: answer.verdict === 'matches' };
      }),
    close: () => connected?.close(),
  };
}

/** Given names to try, in order: the first, hyphened when it is written in two words, then each of the list. */
export function givenNamesToTry({ firstBirthGivenName, birthGivenNames }: StrictTraits): string[] {
  const tried = [firstBirthGivenName.replaceAll(/\s+/g, '-'), ...splitGivenNames(birthGivenNames)].map(asInsiGivenName);
  return [...new Set(tried.filter((name) => name !== undefined))];
}

const familyName = (traits: StrictTraits): string => asInsiFamilyName(traits.birthFamilyName) ?? traits.birthFamilyName;

// A person of sex I is never asked of INSi: `whyInsiIsBlocked`.
const askedSex = ({ sex }: StrictTraits): 'F' | 'M' => (sex === 'M' ? 'M' : 'F');

const keptOf = (label: string, exchange: Exchange | undefined): InsiCall['kept'] => ({
  label,
  ...(exchange && { messageId: exchange.messageId, durationMs: exchange.duration, request: exchange.request }),
  ...(exchange?.answer !== undefined && { answer: exchange.answer }),
});

const obstaclesInFrench: Record<ImportObstacle, string> = {
  'birth-name-empty': 'le nom de naissance est vide',
  'given-names-empty': 'les prénoms sont vides',
  'sex-empty': 'le sexe est vide',
  'birth-date-lunar': 'le jour ou le mois de naissance est inconnu (00)',
  'birth-date-impossible': 'la date de naissance n’existe pas',
  'birth-place-empty': 'le lieu de naissance est vide',
  'matricule-key-wrong': 'la clé du matricule est fausse',
  'oid-unknown': 'la nature du matricule est inconnue',
};

function translated({ active, history, traits, because }: InsiIdentity, testIdentitiesWelcome: boolean): FoundIdentity {
  const isTest = isInsOid(active.oid) && isTestOid(active.oid);
  return {
    traits: {
      birthFamilyName: traits.birthFamilyName,
      firstBirthGivenName: traits.firstBirthGivenName ?? splitGivenNames(traits.birthGivenNames)[0] ?? '',
      birthGivenNames: traits.birthGivenNames,
      birthDate: traits.birthDate,
      sex: traits.sex,
      birthPlaceCode: traits.birthPlaceCode,
    },
    matricule: active.matricule,
    oid: active.oid,
    history: history.map(({ matricule }) => matricule),
    obstacles: [
      ...because.map((obstacle) => obstaclesInFrench[obstacle]),
      ...(isTest && !testIdentitiesWelcome ? ['c’est une identité de test'] : []),
    ],
  };
}

/** The same for the life of an installation, as `ContexteLPS` demands (digest §2.4). */
function installationId(publicUrl: string, emitter: string): string {
  const hex = createHash('sha256').update(`${publicUrl} ${emitter}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
