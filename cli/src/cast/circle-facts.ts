import { outsiders, professionals, type CastContact, type CastRecord } from '@liane/cast';
import type { CircleContent } from '@liane/server/contract/circle';
import { told, type ToldFact } from './told-fact.ts';

/** Who is around somebody of the cast. */
export function circleFacts(record: CastRecord, now: Date): ToldFact[] {
  const contents: CircleContent[] = [...record.contacts.map(contact), ...doctor(record), ...hospital(record)];
  if (!record.contacts.some(({ trustedPerson }) => trustedPerson))
    contents.push({ kind: 'nobody', about: 'trusted-person' });
  return contents.map((content) => ({ module: 'circle', content, occurredAt: told(now, 12, '10:30') }));
}

const measures = { TUTEUR: 'tutelle', CURATEUR: 'curatelle', MSVG: 'sauvegarde' } as const;

function contact({
  familyName,
  givenName,
  relation,
  trustedPerson,
  emergency,
  legalProtection,
  phone,
  email,
  city,
}: CastContact): CircleContent {
  const measure = legalProtection && measures[legalProtection.code as keyof typeof measures];
  if (measure)
    return {
      kind: 'legal-representative',
      measure,
      name: `${givenName} ${familyName}`,
      phone,
      ...(email ? { email } : {}),
    };
  return {
    kind: 'contact',
    familyName,
    givenName,
    relation: relation.code,
    relationInFrench: relation.display.toLocaleLowerCase('fr'),
    isTrustedPerson: trustedPerson,
    toWarnInEmergency: emergency,
    isCarer: false,
    phone,
    ...(email ? { email } : {}),
    ...(city ? { address: city } : {}),
  };
}

function doctor({ treatingDoctorKey }: CastRecord): CircleContent[] {
  const known = professionals.find(({ key }) => key === treatingDoctorKey);
  if (!known) return [];
  const practice = outsiders.find(({ key }) =>
    known.practices.some(({ establishmentKey }) => establishmentKey === key),
  );
  return [
    {
      kind: 'care-professional',
      role: 'gp',
      familyName: known.familyName,
      givenName: known.givenName,
      profession: 'Médecin généraliste',
      ...(known.rpps ? { rpps: known.rpps } : {}),
      ...(practice
        ? { phone: practice.phone, address: placeOf(practice.address), mssanteAddress: practice.mssante }
        : {}),
    },
  ];
}

function hospital({ preferredHospitalKey }: CastRecord): CircleContent[] {
  const known = outsiders.find(({ key }) => key === preferredHospitalKey);
  if (!known) return [];
  return [
    {
      kind: 'preferred-hospital',
      name: known.name,
      ...(known.finess ? { finess: known.finess } : {}),
      phone: known.phone,
      address: placeOf(known.address),
    },
  ];
}

const placeOf = ({ street, postalCode, city }: { street: string; postalCode: string; city: string }): string =>
  `${street}, ${postalCode} ${city}`;
