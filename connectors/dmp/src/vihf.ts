import { dmpAirMeans } from '@liane/vocabulary/unverified/dmp';
import { writeVihf } from '@liane/vihf';
import { cx } from '@liane/xds';
import type { Settings } from './config.ts';
import type { ActingFor, InsOf } from './messages.ts';

export type Channel = 'feed' | 'consult';

/** CX of a person, as the VIHF and XDS write it: `<INS>^^^&<OID>&ISO^NH`. */
export const patientIdOf = ({ matricule, oid }: InsOf): string => cx(matricule, oid, 'NH');

/** Who asks, signed by the seal (digest §3.11): INDIRECTE to feed, INDIRECTE_RENFORCEE to consult. */
export function vihfOf(settings: Settings, patientId: string | null, by: ActingFor, channel: Channel): string {
  const { structure, person } = by;
  const { seal, issuer } = settings.identityOf(structure.id);
  return writeVihf(
    {
      id: `_${settings.newId()}`,
      issuedAt: settings.now(),
      issuer,
      subjectId: person.id,
      subjectName: `${person.familyName} ${person.givenName}`,
      authenticatedAt: person.authenticatedAt,
      mode: channel === 'feed' ? 'INDIRECTE' : 'INDIRECTE_RENFORCEE',
      ...(channel === 'consult' && { means: dmpAirMeans }),
      structureId: structure.id,
      sector: structure.sector,
      roles: person.roles,
      ...(patientId !== null && { resourceId: patientId }),
      purpose: by.purpose ?? 'normal',
      resourceUrn: 'urn:dmp',
      software: settings.software,
    },
    seal,
  );
}
