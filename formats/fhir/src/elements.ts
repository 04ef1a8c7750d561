import type { CodeableConcept, ContactPoint, Identifier, Meta, Reference } from '@medplum/fhirtypes';
import type { Coded } from '@liane/vocabulary';
import type { FrCoreVersion } from './systems.ts';
import { frCoreProfile, hl7Systems, systemOf, uri } from './systems.ts';
import { written } from './written.ts';

/** What every resource carries beside its content. */
export interface Versioned {
  /** Logical id, `[A-Za-z0-9.-]{1,64}`. */
  id: string;
  version: string;
  lastUpdated: Date;
}

export interface PersonReference {
  id: string;
  /** Shown with the reference. */
  name?: string;
}

export interface Telecoms {
  phone?: string | null;
  mobile?: string | null;
  email?: string | null;
}

/** `profiles` are ids of FR Core. */
export const metaOf = ({ version, lastUpdated }: Versioned, profiles: readonly string[]): Meta =>
  written<Meta>({
    versionId: version,
    lastUpdated: lastUpdated.toISOString(),
    profile: profiles.map(frCoreProfile),
  });

/** Profiles of care came with 2.2.0; a partner of 2.1.0 does not know them (digest §6.5). */
export const careProfiles = (frCore: FrCoreVersion, id: string): string[] => (frCore === '2.2.0' ? [id] : []);

export const codeable = (coded: Coded, text = coded.display): CodeableConcept => ({
  coding: [written({ system: systemOf(coded), code: coded.code, display: coded.display || undefined })],
  text,
});

export const status = (system: string, code: string): CodeableConcept => ({ coding: [{ system, code }] });

/** Unique by construction: the profiles that demand an identifier get the very id of the fact. */
export const uniqueIdentifier = (id: string, type?: string): Identifier =>
  written<Identifier>({
    type: type === undefined ? undefined : { coding: [{ system: hl7Systems.identifierType, code: type }] },
    system: uri,
    value: `urn:uuid:${id}`,
  });

export const patientReference = ({ id, name }: PersonReference): Reference<never> =>
  written({ reference: `Patient/${id}`, type: 'Patient', display: name }) as Reference<never>;

export const telecomsOf = ({ phone, mobile, email }: Telecoms): ContactPoint[] => [
  ...(phone ? [{ system: 'phone', value: phone, use: 'home' } as const] : []),
  ...(mobile ? [{ system: 'phone', value: mobile, use: 'mobile' } as const] : []),
  ...(email ? [{ system: 'email', value: email } as const] : []),
];
