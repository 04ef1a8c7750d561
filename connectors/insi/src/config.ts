import { X509Certificate, randomUUID } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { InsiMisconfigured } from './errors.ts';

/** How INSi is reached by software certificate (mutual TLS, digest §2.4). Certificates and keys are PEM texts. */
export interface InsiConfig {
  /** `https://…/lps`: one address for every operation; none is built in, since the production ones are unverified (U-06). */
  address: string;
  /** Organisation certificate of the IGC-Santé: CN `INSI-AUTO` or `INSI-MANU`, OU = Struct_IdNat. */
  certificate: string;
  key: string;
  passphrase?: string;
  /** Authorities trusted for the service. */
  authorities: string;
  software: Software;
  /** Milliseconds for a whole call, 8,000 when not said. */
  timeout?: number;
  /** Size of an answer in bytes, 1 MB when not said. */
  maxAnswerBytes?: number;
  now?: () => Date;
  /** A new UUID. */
  newId?: () => string;
}

/** The software as the CNDA knows it (`ContexteLPS`). */
export interface Software {
  /** IDAM: authorisation number given by the CNDA to the editor. */
  authorisationNumber: string;
  name: string;
  version: string;
  /** UUID of this installation. */
  instance: string;
}

/** A configuration that was checked, with nothing left to guess. */
export interface Settings extends Required<Omit<InsiConfig, 'passphrase' | 'address'>> {
  address: URL;
  passphrase?: string;
  /** `Emetteur`: OU of the certificate (Struct_IdNat) in mutual TLS (§2.4). */
  sender: string;
}

/** @throws InsiMisconfigured before anything leaves. */
export function checkConfig(config: InsiConfig): Settings {
  return {
    timeout: 8_000,
    maxAnswerBytes: 1024 * 1024,
    now: () => new Date(),
    newId: randomUUID,
    ...config,
    address: checkedAddress(config.address),
    software: checkedSoftware(config.software),
    sender: checkedSender(config),
  };
}

function checkedAddress(text: string): URL {
  const address = URL.parse(text);
  if (address === null) throw new InsiMisconfigured('l’adresse du service n’est pas une adresse');
  if (address.protocol !== 'https:') throw new InsiMisconfigured('l’adresse du service doit commencer par https://');
  if (address.username !== '' || address.password !== '')
    throw new InsiMisconfigured('l’adresse du service porte un mot de passe');
  return address;
}

/** Name and version travel in `urn:lps:<name>:<version>` and in a header: no colon, no accent. */
function checkedSoftware(software: Software): Software {
  const { authorisationNumber, name, version } = software;
  if (![name, version].every((text) => /^[\w.-]+$/.test(text))) {
    throw new InsiMisconfigured(
      'le nom et la version du logiciel s’écrivent en lettres sans accent, chiffres, points et tirets',
    );
  }
  if (authorisationNumber === '') throw new InsiMisconfigured('le numéro d’autorisation du logiciel manque');
  return software;
}

function checkedSender(config: InsiConfig): string {
  const unit = /^OU=(.+)$/m.exec(checkedSubject(config))?.[1];
  if (unit === undefined) throw new InsiMisconfigured('le certificat ne porte pas l’identifiant de la structure (OU)');
  return unit;
}

function checkedSubject({ certificate, key, passphrase, authorities }: InsiConfig): string {
  try {
    createSecureContext({ cert: certificate, key, ...(passphrase !== undefined && { passphrase }) });
    // A secure context takes in silence authorities that are none.
    subjectOf(authorities);
    return subjectOf(certificate);
  } catch (cause) {
    throw new InsiMisconfigured('le certificat, sa clé ou les autorités ne se lisent pas ensemble', cause);
  }
}

const subjectOf = (pem: string): string => new X509Certificate(pem).subject;
