import { X509Certificate } from 'node:crypto';
import { AnnuaireMisconfigured } from './errors.ts';
import type { AnnuaireConfig, Exchange } from './messages.ts';

/** A configuration that was checked, with nothing left to guess. */
export interface Settings {
  /** Without trailing slash. */
  base: string;
  apiKey: string;
  authorities?: string;
  timeout: number;
  maxAnswerBytes: number;
  onExchange: (exchange: Exchange) => void;
}

/** @throws AnnuaireMisconfigured before anything leaves. */
export function checkConfig(config: AnnuaireConfig): Settings {
  const { address, apiKey, authorities, sandbox = false, timeout = 8_000, maxAnswerBytes = 4 * 1024 * 1024 } = config;
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new AnnuaireMisconfigured('la clé est vide ou porte un caractère interdit');
  return {
    base: checkedAddress(address, sandbox),
    apiKey,
    timeout,
    maxAnswerBytes,
    onExchange: config.onExchange ?? (() => undefined),
    ...(authorities !== undefined && { authorities: checkedAuthorities(authorities) }),
  };
}

function checkedAddress(text: string, sandbox: boolean): string {
  const url = URL.parse(text);
  if (url === null) throw new AnnuaireMisconfigured('l’adresse du service n’est pas une adresse');
  if (url.protocol !== 'https:' && !(sandbox && url.protocol === 'http:'))
    throw new AnnuaireMisconfigured('l’adresse du service doit commencer par https://');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new AnnuaireMisconfigured('l’adresse du service ne porte ni mot de passe ni question');
  return url.href.replace(/\/+$/, '');
}

function checkedAuthorities(pem: string): string {
  try {
    // A secure context takes in silence authorities that are none.
    const { subject } = new X509Certificate(pem);
    if (subject === '') throw new TypeError('an authority without a name');
    return pem;
  } catch (cause) {
    throw new AnnuaireMisconfigured('les autorités ne se lisent pas', cause);
  }
}
