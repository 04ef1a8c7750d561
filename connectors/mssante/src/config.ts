import { X509Certificate, randomUUID } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { domainOf } from './addresses.ts';
import { MssanteMisconfigured } from './errors.ts';
import type { Key, MailExchange, MssanteConfig, OperatorConfig } from './messages.ts';

/** A configuration that was checked, with nothing left to guess. */
export interface Settings {
  operators: ReadonlyMap<string, OperatorConfig>;
  authorisedDomains: ReadonlySet<string>;
  citizenDomain: string;
  productNil: string;
  /** Milliseconds without a sign of the operator before giving up. */
  timeout: number;
  maxMessageBytes: number | null;
  now: () => Date;
  newId: () => string;
  onExchange: (exchange: MailExchange) => void;
}

/** @throws MssanteMisconfigured before anything leaves. */
export function checkConfig(config: MssanteConfig): Settings {
  const citizenDomain = config.citizenDomain.toLowerCase();
  config.operators.forEach(checkOperator);
  // ECO.2.4.3: on every message.
  if (!/^[\x21-\x7E]+$/.test(config.productNil)) throw new MssanteMisconfigured('le numéro du produit (NIL) manque');
  return {
    operators: new Map(
      config.operators.flatMap((operator) =>
        operator.domains.map((domain) => [domain.toLowerCase(), operator] as const),
      ),
    ),
    authorisedDomains: new Set([...config.authorisedDomains.map((domain) => domain.toLowerCase()), citizenDomain]),
    citizenDomain,
    productNil: config.productNil,
    timeout: config.timeout ?? 20_000,
    maxMessageBytes: config.maxMessageBytes ?? null,
    now: config.now ?? (() => new Date()),
    newId: config.newId ?? randomUUID,
    onExchange: config.onExchange ?? (() => undefined),
  };
}

/** @throws MssanteMisconfigured when nobody carries that mailbox */
export function operatorOf(settings: Settings, mailbox: string): OperatorConfig {
  const operator = settings.operators.get(domainOf(mailbox));
  if (operator === undefined)
    throw new MssanteMisconfigured(`aucun opérateur ne porte le domaine ${domainOf(mailbox)}`);
  return operator;
}

/** ECO.1.1.1, 1.1.10: TLS 1.2 at least, and only the authorities given; our certificate only when it is what opens. */
export function tlsOf(operator: OperatorConfig, key: Key): ConnectionOptions {
  const { authorities, certificate, key: privateKey, servername } = operator;
  const crl = listsOf(operator);
  if (key.kind === 'certificate' && (certificate === undefined || privateKey === undefined))
    throw new MssanteMisconfigured('le certificat de la structure manque');
  return {
    ca: authorities,
    ...(crl.length === 0 ? {} : { crl }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(servername === undefined ? {} : { servername }),
    ...(key.kind === 'certificate' ? { cert: certificate, key: privateKey } : {}),
  };
}

function checkOperator(operator: OperatorConfig): void {
  const { authorities, certificate, key, domains } = operator;
  if (domains.length === 0) throw new MssanteMisconfigured('un opérateur ne porte aucun domaine');
  try {
    // A secure context takes in silence authorities that are none.
    readable(authorities);
    createSecureContext({
      ca: authorities,
      crl: listsOf(operator),
      ...(certificate === undefined ? {} : { cert: certificate }),
      ...(key === undefined ? {} : { key }),
    });
  } catch (cause) {
    throw new MssanteMisconfigured('le certificat, sa clé ou les autorités ne se lisent pas ensemble', cause);
  }
}

/** @throws MssanteMisconfigured when one cannot be read */
function listsOf({ revocationLists }: OperatorConfig): string[] {
  try {
    return [...(revocationLists?.() ?? [])];
  } catch (cause) {
    throw new MssanteMisconfigured('une liste de révocation ne peut pas être lue', cause);
  }
}

const readable = (pem: string): string => new X509Certificate(pem).subject;
