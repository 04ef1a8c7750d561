import { resolveSrv } from 'node:dns/promises';
import { mssServiceNames } from '@liane/vocabulary';
import { domainOf, isAddress } from './addresses.ts';
import type { OperatorConfig } from './messages.ts';

/** One SRV record (RFC 2782). */
export interface ServiceRecord {
  name: string;
  port: number;
  priority: number;
  weight: number;
}

type Place = OperatorConfig['smtp'];

/**
 * ECO.1.1.9: where the operator of a mailbox is, by the SRV records of its domain; null when DNS does not say both.
 * What DNS says is not vouched for: the certificate of the operator is, by the authorities it is then configured with.
 * @param resolve answers the records of a name, or throws when there is none
 */
export async function findOperator(
  address: string,
  resolve: (name: string) => Promise<ServiceRecord[]> = resolveSrv,
): Promise<{ smtp: Place; imap: Place } | null> {
  if (!isAddress(address)) return null;
  const domain = domainOf(address);
  const [smtp, imap] = await Promise.all([
    firstOf(mssServiceNames.smtp, domain, resolve),
    firstOf(mssServiceNames.imap, domain, resolve),
  ]);
  return smtp === null || imap === null ? null : { smtp, imap };
}

async function firstOf(
  names: readonly { name: string; implicitTls: boolean }[],
  domain: string,
  resolve: (name: string) => Promise<ServiceRecord[]>,
): Promise<Place | null> {
  for (const { name, implicitTls } of names) {
    const best = preferred(await resolve(`${name}.${domain}`).catch(() => []));
    if (best !== undefined) return { host: best.name.replace(/\.$/, ''), port: best.port, implicitTls };
  }
  return null;
}

/** RFC 2782: the lowest priority, then the greatest weight; a target of « . » says that there is no such service. */
const preferred = (records: readonly ServiceRecord[]): ServiceRecord | undefined =>
  records
    .filter(({ name, port }) => name !== '' && name !== '.' && port > 0)
    .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)[0];
