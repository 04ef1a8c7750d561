import type { CareProfessional, PreferredHospital } from '../circle/index.ts';
import type { z } from 'zod';
import { searchCorrespondents } from '../directory/index.ts';
import { lastingFacts } from '../facts/index.ts';
import type { Tx } from '../platform/index.ts';

/** Somebody who receives by MSSanté. */
export interface Recipient {
  key: string;
  name: string;
  detail: string;
  address: string | null;
}

type Professional = z.infer<typeof CareProfessional>;

/**
 * The general practitioner, address known or not, and every professional of the circle with an MSSanté address: as many as the
 * record holds (SC.MSS.14.MS1).
 */
export async function recipientsInCircle(tx: Tx, organisationId: string, personId: string): Promise<Recipient[]> {
  const facts = await lastingFacts(tx, organisationId, personId);
  return facts
    .filter(
      ({ module, state, content }) =>
        module === 'circle' && state === 'current' && content.kind === 'care-professional',
    )
    .map(({ factId, content }) => ({ factId, content: content as unknown as Professional }))
    .filter(({ content }) => content.role === 'gp' || addressOf(content) !== null)
    .toSorted((a, b) => Number(b.content.role === 'gp') - Number(a.content.role === 'gp'))
    .map(({ factId, content }) => ({
      key: `circle:${factId}`,
      name: nameOf(content),
      detail: content.role === 'gp' ? 'Médecin traitant' : (content.profession ?? 'Professionnel de son entourage'),
      address: addressOf(content),
    }));
}

/** Key of the general practitioner nobody noted yet. */
export const practitionerToCome = 'gp';

/** Only the general practitioners: who is warned of what happens (A11). */
export const generalPractitioners = async (tx: Tx, organisationId: string, personId: string): Promise<Recipient[]> =>
  (await recipientsInCircle(tx, organisationId, personId)).filter(({ detail }) => detail === 'Médecin traitant');

/** A professional of the circle as last written; null when they are no longer there. */
export async function professionalInCircle(
  tx: Tx,
  organisationId: string,
  personId: string,
  factId: string,
): Promise<Professional | null> {
  const facts = await lastingFacts(tx, organisationId, personId);
  const found = facts.find(
    ({ factId: id, state, content }) => id === factId && state === 'current' && content.kind === 'care-professional',
  );
  return found ? (found.content as unknown as Professional) : null;
}

/** The general practitioner as last written; null when none is noted. */
export async function practitionerOf(tx: Tx, organisationId: string, personId: string): Promise<Professional | null> {
  const [found] = await generalPractitioners(tx, organisationId, personId);
  return found ? professionalInCircle(tx, organisationId, personId, found.key.replace('circle:', '')) : null;
}

/** The hospital the person said they prefer. */
export async function preferredHospital(
  tx: Tx,
  organisationId: string,
  personId: string,
): Promise<z.infer<typeof PreferredHospital> | null> {
  const facts = await lastingFacts(tx, organisationId, personId);
  const found = facts.find(
    ({ module, state, content }) => module === 'circle' && state === 'current' && content.kind === 'preferred-hospital',
  );
  return found ? (found.content as unknown as z.infer<typeof PreferredHospital>) : null;
}

/** The service that receives the person, found in our directory by its FINESS, else by its very name. */
export async function receivingService(
  tx: Tx,
  destination: { name: string; finess?: string | undefined },
): Promise<Recipient> {
  const found = await searchCorrespondents(tx, destination.finess ?? destination.name, 'structure');
  const known = found.find(
    ({ finess, name, mssanteAddress }) =>
      mssanteAddress !== null && (destination.finess ? finess === destination.finess : name === destination.name),
  );
  return {
    key: `hospital:${destination.finess ?? destination.name}`,
    name: destination.name,
    detail: 'Établissement qui accueille',
    address: known?.mssanteAddress ?? null,
  };
}

const addressOf = ({ mssanteAddress }: Professional): string | null => mssanteAddress?.trim() || null;

const nameOf = ({ role, givenName, familyName }: Professional): string =>
  [role === 'gp' ? 'Dr' : undefined, givenName, familyName.toLocaleUpperCase('fr')].filter(Boolean).join(' ');
