import { dmpAirMeans, dmpSecretConnection } from '@liane/vocabulary/unverified/dmp';
import { writeVihf } from '@liane/vihf';
import { cx } from '@liane/xds';
import type { Settings } from './config.ts';
import type { Feeding, InsOf, SignedIn } from './messages.ts';

/** CX of a person, as the VIHF and XDS write it: `<INS>^^^&<OID>&ISO^NH`. */
export const patientIdOf = ({ matricule, oid }: InsOf): string => cx(matricule, oid, 'NH');

/** Who asks, signed by the seal (digest §3.11): INDIRECTE to feed, INDIRECTE_RENFORCEE to consult. */
export function vihfOf(settings: Settings, patientId: string | null, by: Feeding | SignedIn): string {
  const { structure, person } = by;
  const alone = by.channel === 'feed';
  const { seal, issuer } = settings.identityOf(structure.id);
  return writeVihf(
    {
      id: `_${settings.newId()}`,
      issuedAt: settings.now(),
      issuer,
      subjectId: person.id,
      subjectName: `${person.familyName} ${person.givenName}`,
      authenticatedAt: person.authenticatedAt,
      mode: alone ? 'INDIRECTE' : 'INDIRECTE_RENFORCEE',
      ...(!alone && { means: dmpAirMeans }),
      structureId: structure.id,
      sector: structure.sector,
      roles: person.roles,
      ...(patientId !== null && { resourceId: patientId }),
      purpose: by.purpose ?? 'normal',
      ...(by.secretConnection === true && { confidentiality: dmpSecretConnection }),
      resourceUrn: 'urn:dmp',
      software: settings.software,
    },
    seal,
  );
}
