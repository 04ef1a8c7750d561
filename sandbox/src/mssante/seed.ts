import {
  citizenDomain,
  establishments,
  organisations,
  outsiders,
  people,
  professionals,
  unitMailboxes,
} from '@liane/cast';
import type { CastEstablishment, CastProfessional } from '@liane/cast';
import { structIdNatOfFiness } from '@liane/vocabulary';

/** PER, ORG and APP of TRE_R257 (digest §2), and the mailboxes of Mon espace santé. */
export type MailboxType = 'PER' | 'ORG' | 'APP' | 'CITIZEN';

/** A mailbox as its operator registered it. */
export interface RegisteredMailbox {
  address: string;
  type: MailboxType;
  /** Display name, as ECO.2.2.7 writes it for professionals and places. */
  label: string;
  /** PS_IdNat of those who open it with their Pro Santé Connect token. */
  holders: readonly string[];
  /** STRUCT_IdNat in the OU of the certificates that open it. */
  structures: readonly string[];
  /** Where archives are also sent (digest §8.1): a team's mailbox to that of its software. */
  forwardsTo?: string;
  /** Key of the person in the cast, for a citizen. */
  person?: string;
}

/** Every mailbox of the town, made from the cast. */
export function registeredMailboxes(): RegisteredMailbox[] {
  const all = [
    ...professionals.flatMap(personal),
    ...establishments.flatMap(ofEstablishment),
    ...outsiders.map(({ key, mssante, name }) => organisational(mssante, name, holdersAt(key))),
    ...people.flatMap(ofCitizen),
  ];
  return [...new Map(all.map((mailbox) => [mailbox.address, mailbox])).values()];
}

/** Address of a citizen: the matricule, then the domain of Mon espace santé (digest §2). */
export const citizenAddress = (matricule: string): string => `${matricule.toLowerCase()}@${citizenDomain}`;

function personal(professional: CastProfessional): RegisteredMailbox[] {
  const { mssante, givenName, familyName, psIdNat, professionCode } = professional;
  if (!mssante) return [];
  const title = professionCode === '10' ? 'Dr_' : '';
  const label = `${title}${givenName}_${familyName.toUpperCase()}`;
  return [{ address: mssante, type: 'PER', label, holders: [psIdNat], structures: [] }];
}

function ofEstablishment(place: CastEstablishment) {
  const { key, name, mssante, finess, organisationKey, units } = place;
  if (!mssante) return [];
  const holders = holdersAt(key);
  const { organisational: team, applicative } = mssante;
  const managedBy = organisations.find((each) => each.key === organisationKey)?.finessJuridique;
  const structures = [finess, ...(managedBy ? [managedBy] : [])].map(structIdNatOfFiness);
  return [
    { ...organisational(team, name, holders), forwardsTo: applicative },
    ...unitMailboxes(place).map(({ unitKey, address }) => ({
      ...organisational(address, `${name} – ${units.find((unit) => unit.key === unitKey)?.name ?? ''}`, holders),
      forwardsTo: applicative,
    })),
    { address: applicative, type: 'APP' as const, label: `${name} – DUI`, holders: [], structures },
  ];
}

const organisational = (address: string, label: string, holders: readonly string[]): RegisteredMailbox => ({
  address,
  type: 'ORG',
  label,
  holders,
  structures: [],
});

const holdersAt = (placeKey: string): string[] =>
  professionals
    .filter(({ practices }) => practices.some(({ establishmentKey }) => establishmentKey === placeKey))
    .map(({ psIdNat }) => psIdNat);

function ofCitizen({ key, ins, insiKnows, traits, usedFamilyName, usedGivenName }: (typeof people)[number]) {
  if (!ins || !insiKnows) return [];
  const label = `${usedGivenName ?? traits.firstBirthGivenName} ${usedFamilyName ?? traits.birthFamilyName}`;
  return [
    {
      address: citizenAddress(ins.matricule),
      type: 'CITIZEN' as const,
      label,
      holders: [],
      structures: [],
      person: key,
    },
  ];
}
