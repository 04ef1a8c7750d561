import { X509Certificate } from 'node:crypto';
import type { ReplyOf } from '../platform/index.ts';
import type { exchanges } from './contract.ts';
import type { Post } from './needs.ts';

type Certificate = ReplyOf<typeof exchanges.list>['certificates'][number];

/** A renewal by IGC-Santé takes weeks: warned two months before. */
const warnedDays = 60;
const day = 86_400_000;

/**
 * The certificates this installation presents, those that cannot be read, then those that expire first.
 * @param places our establishments by Struct_IdNat: those of other organisations are theirs to watch
 */
export function certificatesOf(
  { dmp, mssante, insi }: Post['config'],
  at: Date,
  places: ReadonlyMap<string, string>,
): Certificate[] {
  const presented: [string, string | undefined][] = [
    ['Connexion à INSi', insi.certificatePem],
    ['Connexion au DMP', dmp?.certificatePem],
    ['Cachet de la structure (DMP)', dmp?.sealCertificatePem],
    ...Object.entries(dmp?.structures ?? {}).flatMap(([id, keys]): [string, string][] =>
      keys.certificatePem === dmp?.certificatePem || !places.has(id)
        ? []
        : [
            [`Connexion au DMP, ${places.get(id)}`, keys.certificatePem],
            [`Cachet de la structure (DMP), ${places.get(id)}`, keys.sealCertificatePem],
          ],
    ),
    ...(mssante?.operators ?? []).map((operator): [string, string | undefined] => [
      `Boîte applicative MSSanté (${operator.domains.join(', ')})`,
      operator.certificatePem,
    ]),
  ];
  return presented
    .flatMap(([inFrench, pem]) => (pem === undefined || pem === '' ? [] : [describe(inFrench, pem, at)]))
    .toSorted((a, b) => (a.expiresAt ?? '').localeCompare(b.expiresAt ?? ''));
}

function describe(inFrench: string, pem: string, at: Date): Certificate {
  const read = readOf(pem);
  if (!read) return { inFrench, subject: null, expiresAt: null, daysLeft: null, warning: true };
  const expiresAt = read.validToDate;
  const daysLeft = Math.floor((expiresAt.getTime() - at.getTime()) / day);
  return {
    inFrench,
    subject: /CN=([^\n]+)/.exec(read.subject)?.[1] ?? read.subject,
    expiresAt: expiresAt.toISOString(),
    daysLeft,
    warning: daysLeft < warnedDays,
  };
}

function readOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
