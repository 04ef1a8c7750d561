import { AnnuaireError, openAnnuaire, type Annuaire, type DirectoryEntry } from '@liane/connector-annuaire';
import type { ServerConfig } from '../platform/index.ts';
import type { NationalAnswer, NationalCorrespondent, NationalQuestion } from './contract.ts';
import type { TrustedSpace } from './trusted-space.ts';

/** The national directory as this module asks it. Nothing is thrown: a failure is an answer, in one sentence. */
export interface AsksNational {
  search(question: NationalQuestion): Promise<NationalAnswer>;
}

const most = 20;

/** Connects at the first question: a wrong key must not keep the record from opening. */
export function openNational(annuaire: ServerConfig['annuaire'], trusts: TrustedSpace): AsksNational {
  let connected: Annuaire | undefined;
  const line = (config: NonNullable<typeof annuaire>): Annuaire =>
    (connected ??= openAnnuaire({
      address: config.address,
      apiKey: config.apiKey,
      sandbox: config.sandbox,
      ...(config.authoritiesPem !== undefined && { authorities: config.authoritiesPem }),
    }));
  return {
    async search(question) {
      if (!annuaire)
        return {
          state: 'not-connected',
          message: 'Cette installation n’est pas raccordée à l’Annuaire Santé.',
          found: [],
        };
      try {
        const entries = await ask(line(annuaire), question);
        return {
          state: 'answered',
          message: null,
          found: entries.slice(0, most).map((entry) => translated(entry, trusts)),
        };
      } catch (error) {
        if (!(error instanceof AnnuaireError)) throw error;
        return { state: 'failed', message: error.message, found: [] };
      }
    },
  };
}

function ask(annuaire: Annuaire, { kind, name, professionCode, place }: NationalQuestion): Promise<DirectoryEntry[]> {
  const where = place === undefined || place === '' ? {} : { place };
  // Published numbers do not all respect their key (MSSanté digest 14.2): the shape alone says that a number was typed.
  const number = name.replaceAll(/\s/g, '').toUpperCase();
  if (kind === 'structure')
    return annuaire.organisations(/^\d[\dAB]\d{7}$/.test(number) ? { finess: number } : { name, ...where });
  if (/^\d{11}$/.test(number)) return annuaire.professionals({ rpps: number });
  return annuaire.professionals({ name, ...where, ...(professionCode !== undefined && { professionCode }) });
}

function translated(entry: DirectoryEntry, trusts: TrustedSpace): NationalCorrespondent {
  const { kind, familyName, givenName, organisation, mssanteAddresses } = entry;
  const trusted = mssanteAddresses.filter(trusts);
  return {
    kind: kind === 'professional' ? 'professional' : 'structure',
    // Of whom no longer practises the directory may keep the number alone.
    name:
      kind === 'professional'
        ? [givenName, familyName].filter(Boolean).join(' ') || `RPPS ${entry.rpps ?? 'inconnu'}`
        : (organisation ?? ''),
    familyName,
    givenName,
    professionInFrench: entry.professionInFrench,
    savoirFaire: entry.savoirFaire,
    organisation: kind === 'professional' ? organisation : null,
    rpps: entry.rpps,
    finess: entry.finess,
    address: writtenAddress(entry.address),
    phone: spaced(entry.phone),
    mssanteAddress: trusted[0] ?? null,
    mssanteAddresses: trusted,
    outsideTrustedSpace: trusted.length === 0 && mssanteAddresses.length > 0,
    active: entry.active,
  };
}

/** « 7 QUAI DE LA MAYENNE, 53000 LAVAL », as the directory writes it. */
function writtenAddress(address: DirectoryEntry['address']): string | null {
  if (address === null) return null;
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  return [...address.lines, town].filter((part) => part !== '').join(', ') || null;
}

const spaced = (phone: string | null): string | null =>
  phone && phone.replace(/^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4 $5');
