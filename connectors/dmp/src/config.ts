import { X509Certificate, randomUUID } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { checkSigner, subjectOf } from '@liane/xml-signature';
import type { Signer } from '@liane/xml-signature';
import { DmpMisconfigured } from './errors.ts';
import type { DmpConfig } from './messages.ts';

export type Service = Exclude<keyof DmpConfig['addresses'], 'web'>;

/** A configuration that was checked, with nothing left to guess. */
export interface Settings extends Omit<Required<DmpConfig>, 'addresses'> {
  addresses: Record<Service, URL>;
  web: URL;
  seal: Signer;
  /** Subject of the seal: issuer of every VIHF (digest §3.12). */
  issuer: string;
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
  checkTransport(config);
  checkOid('l’identifiant de l’installation émettrice', config.sourceId);
  checkOid('l’identifiant du dépôt', config.repositoryUniqueId);
  if (config.software.homologation === '') throw new DmpMisconfigured('le numéro d’homologation du logiciel manque');
  const seal = { certificatePem: config.sealCertificate, keyPem: config.sealKey };
  return {
    timeout: 8_000,
    maxAnswerBytes: 60 * 1024 * 1024,
    now: () => new Date(),
    newId: randomUUID,
    onExchange: () => undefined,
    ...config,
    addresses: {
      patients: addressOf(config, 'patients'),
      authorisations: addressOf(config, 'authorisations'),
      repository: addressOf(config, 'repository'),
      registry: addressOf(config, 'registry'),
      update: addressOf(config, 'update'),
    },
    web: checkedAddress('du Web PS', config.addresses.web),
    seal,
    issuer: checkedSeal(seal),
  };
}

const addressOf = ({ addresses }: DmpConfig, service: Service): URL =>
  checkedAddress(services[service], addresses[service]);

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

function checkTransport({ certificate, key, authorities }: DmpConfig): void {
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
}

function checkedSeal(seal: Signer): string {
  try {
    return subjectOf(checkSigner(seal).certificate);
  } catch (cause) {
    throw new DmpMisconfigured('le certificat cachet ou sa clé ne se lit pas', cause);
  }
}
