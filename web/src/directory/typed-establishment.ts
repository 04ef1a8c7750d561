import type { Establishment } from '@liane/server/contract/directory';
import { isFiness } from '@liane/vocabulary/finess';
import { zoneOfPlace } from '@liane/vocabulary/zones';

/** The sheet of an establishment while it is typed. */
export interface TypedEstablishment {
  name: string;
  finess: string;
  siret: string;
  categoryCode: string;
  sectorCode: string;
  street: string;
  postalCode: string;
  city: string;
  phone: string;
  timeZone: string;
  privacyNotice: string;
}

export const sheetInFrench: Record<keyof TypedEstablishment, string> = {
  name: 'Nom',
  finess: 'FINESS géographique',
  categoryCode: 'Catégorie',
  sectorCode: 'Secteur d’activité',
  siret: 'SIRET',
  street: 'Adresse',
  postalCode: 'Code postal',
  city: 'Ville',
  phone: 'Téléphone',
  timeZone: 'Fuseau horaire',
  privacyNotice: 'Mention sur les données personnelles',
};

export const noEstablishment: TypedEstablishment = {
  name: '',
  finess: '',
  siret: '',
  categoryCode: '500',
  sectorCode: '',
  street: '',
  postalCode: '',
  city: '',
  phone: '',
  timeZone: 'Europe/Paris',
  privacyNotice: '',
};

export function typedEstablishment(known: Establishment): TypedEstablishment {
  const { name, finess, siret, categoryCode, sectorCode, address, phone, timeZone, privacyNotice } = known;
  return {
    name,
    finess,
    siret: siret ?? '',
    categoryCode,
    sectorCode,
    ...address,
    phone: phone ?? '',
    timeZone,
    privacyNotice,
  };
}

/** A field as it is now typed; the zone follows the postal code until somebody chooses another. */
export const rewritten = (
  typed: TypedEstablishment,
  field: keyof TypedEstablishment,
  text: string,
): Partial<TypedEstablishment> =>
  field === 'postalCode' && typed.timeZone === zoneOfPlace(typed.postalCode)
    ? { postalCode: text, timeZone: zoneOfPlace(text) }
    : { [field]: text };

/** The sheet as the server takes it; undefined while the name, a right FINESS or the sector is missing. */
export function completeEstablishment(typed: TypedEstablishment) {
  const { street, postalCode, city, siret, phone, ...rest } = typed;
  const finess = rest.finess.trim();
  if (rest.name.trim() === '' || !isFiness(finess) || rest.sectorCode === '') return undefined;
  return {
    ...rest,
    finess,
    name: rest.name.trim(),
    siret: siret.trim() === '' ? null : siret.trim(),
    phone: phone.trim() === '' ? null : phone.trim(),
    address: { street, postalCode, city },
  };
}
