import { X509Certificate, randomUUID } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { dmpPracticeSettings } from '@liane/vocabulary/unverified/dmp';
import { checkSigner, subjectOf } from '@liane/xml-signature';
import type { Signer } from '@liane/xml-signature';
import { DmpMisconfigured } from './errors.ts';
import type { DmpConfig, StructureKeys } from './messages.ts';

export type Service = Exclude<keyof DmpConfig['addresses'], 'web'>;

/** What a structure shows (mutual TLS) and signs with. */
export interface Identity {
  certificate: string;
  key: string;
  seal: Signer;
  /** Subject of the seal: issuer of every VIHF (digest §3.12). */
  issuer: string;
}

/** A configuration that was checked, with nothing left to guess. */
export interface Settings extends Omit<Required<DmpConfig>, 'addresses' | 'structures' | keyof StructureKeys> {
  addresses: Record<Service, URL>;
  web: URL;
  /** Of a structure, by its Struct_IdNat; the first certificates when it has none of its own. */
  identityOf: (structureId: string) => Identity;
}

const services: Record<Service, string> = {
  patients: 'des patients',
  authorisations: 'des habilitations',
  repository: 'du dépôt',
  registry: 'du registre',
  update: 'de mise à jour',
};

/** @throws DmpMisconfigured before anything leaves. */
export function checkConfig(config: DmpConfig): Settings {
  const { certificate: _c, key: _k, sealCertificate: _s, sealKey: _sk, structures = {}, ...rest } = config;
  const first = checkedIdentity(config, config.authorities);
  const own = new Map(
    Object.entries(structures).map(([id, keys]) => [id, checkedIdentity(keys, config.authorities)] as const),
  );
  checkOid('l’identifiant de l’installation émettrice', config.sourceId);
  checkOid('l’identifiant du dépôt', config.repositoryUniqueId);
  if (config.software.homologation === '') throw new DmpMisconfigured('le numéro d’homologation du logiciel manque');
  return {
    practiceSetting: dmpPracticeSettings.preferred,
    timeout: 8_000,
    maxAnswerBytes: 60 * 1024 * 1024,
    now: () => new Date(),
    newId: randomUUID,
    onExchange: () => undefined,
    ...rest,
    addresses: {
      patients: addressOf(config, 'patients'),
      authorisations: addressOf(config, 'authorisations'),
      repository: addressOf(config, 'repository'),
      registry: addressOf(config, 'registry'),
      update: addressOf(config, 'update'),
    },
    web: webOf(config.addresses.web),
    identityOf: (structureId) => own.get(structureId) ?? first,
  };
}

const addressOf = ({ addresses }: DmpConfig, service: Service): URL =>
  checkedAddress(services[service], addresses[service]);

/** Opened by a browser, and nothing goes through us: plain http is for this very machine. */
function webOf(text: string): URL {
  const local = URL.parse(text);
  if (local?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(local.hostname)) return local;
  return checkedAddress('du Web PS', text);
}

function checkedAddress(which: string, text: string): URL {
  const address = URL.parse(text);
  if (address === null) throw new DmpMisconfigured(`l’adresse ${which} n’est pas une adresse`);
  if (address.protocol !== 'https:') throw new DmpMisconfigured(`l’adresse ${which} doit commencer par https://`);
  if (address.username !== '' || address.password !== '') {
    throw new DmpMisconfigured(`l’adresse ${which} porte un mot de passe`);
  }
  return address;
}

function checkOid(what: string, text: string): void {
  if (!/^[0-2](\.(0|[1-9]\d*))+$/.test(text) || text.length > 64)
    throw new DmpMisconfigured(`${what} n’est pas un OID`);
}

function checkedIdentity({ certificate, key, sealCertificate, sealKey }: StructureKeys, authorities: string): Identity {
  try {
    createSecureContext({ cert: certificate, key });
    // A secure context takes in silence authorities that are none.
    new X509Certificate(authorities).checkIssued(new X509Certificate(authorities));
  } catch (cause) {
    throw new DmpMisconfigured(
      'le certificat d’authentification, sa clé ou les autorités ne se lisent pas ensemble',
      cause,
    );
  }
  const seal = { certificatePem: sealCertificate, keyPem: sealKey };
  return { certificate, key, seal, issuer: checkedSeal(seal) };
}

function checkedSeal(seal: Signer): string {
  try {
    return subjectOf(checkSigner(seal).certificate);
  } catch (cause) {
    throw new DmpMisconfigured('le certificat cachet ou sa clé ne se lit pas', cause);
  }
}
