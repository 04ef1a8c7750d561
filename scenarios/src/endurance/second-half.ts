import { generalPractitioner, people } from '@liane/cast';
import { circle } from '@liane/server/contract/circle';
import { documents } from '@liane/server/contract/documents';
import { stays } from '@liane/server/contract/stays';
import { documentTypes } from '@liane/vocabulary';
import type { World } from '../stage/world.ts';
import { named } from './command.ts';
import type { Command } from './command.ts';
import type { FirstHalf, Team } from './first-half.ts';
import { arrivedOnce } from './other-side.ts';
import type { Expected } from './other-side.ts';
import { shownDrafts } from './shown-drafts.ts';
import { wayBack } from './way-back.ts';

// The transfer sheet is of the same type (CDA digest 4).
const { code: liaison } = documentTypes.emergencyLiaison;
const hospital = { name: 'Centre hospitalier du Sablier', finess: '990003014' };

/** The thread of A7: what leaves for the DMP and the mailboxes, what comes back. `first` was carried out up to its first document. */
export function secondHalfOfA7(world: World, first: FirstHalf): Command<Team>[] {
  const { personId, stayId, dlu, sheet } = first;
  const matricule = people.find(({ key }) => key === 'mauricette')?.ins?.matricule ?? '';
  const gpMailbox = generalPractitioner.mssante ?? '';
  const at = new Date().toISOString();
  const shown = shownDrafts();
  const arrived =
    (expected: Expected) =>
    ({ nurse }: Team) =>
      arrivedOnce(world, { by: nurse, personId, matricule }, expected);
  const citizen = `${matricule}@patient.mssante.fr`;
  const urgences = 'urgences@ch-sablier.mssante.fr';

  const gone: Expected = {
    dmp: { [liaison]: 2 },
    mailboxes: { [gpMailbox]: 4, [citizen]: 2, [urgences]: 1 },
  };

  return [
    named('noter son médecin traitant et son adresse MSSanté', (commandId, id) => ({
      send: ({ nurse }) =>
        nurse.ask(circle.record, {
          commandId,
          params: { personId },
          body: {
            id,
            occurredAt: at,
            content: {
              kind: 'care-professional',
              role: 'gp',
              familyName: generalPractitioner.familyName,
              givenName: generalPractitioner.givenName,
              profession: 'Médecin généraliste',
              rpps: generalPractitioner.rpps,
              mssanteAddress: gpMailbox,
            },
          },
        }),
    })),
    named('commencer le document de liaison', (commandId) => ({
      send: async ({ nurse }) =>
        shown.show(
          await nurse.ask(documents.begin, {
            commandId,
            params: { personId },
            body: { id: dlu, model: 'dlu', replacesId: null },
          }),
        ),
    })),
    named('valider le document de liaison', (commandId, id) => ({
      send: ({ nurse }) =>
        nurse.ask(documents.validate, {
          commandId,
          params: { id: dlu },
          body: { id, basedOn: shown.before(commandId, dlu) },
        }),
      settled: arrived({
        dmp: { [liaison]: 1 },
        // With the notice of her admission, which waited for somebody to be warned.
        mailboxes: { [gpMailbox]: 2, [citizen]: 1 },
      }),
    })),
    named('commencer la fiche de transfert', (commandId) => ({
      send: async ({ nurse }) =>
        shown.show(
          await nurse.ask(documents.begin, {
            commandId,
            params: { personId },
            body: { id: sheet, model: 'transfer-sheet', replacesId: null },
          }),
        ),
    })),
    named('écrire le motif du transfert', (commandId) => ({
      send: async ({ nurse }) =>
        shown.show(
          await nurse.ask(documents.saveDraft, {
            commandId,
            params: { id: sheet },
            body: {
              lines: {},
              freeTexts: { reason: 'Chute ce matin, douleur de la hanche gauche.' },
              recipients: {},
              destination: hospital,
              typedAt: at,
              basedOn: shown.before(commandId, sheet),
            },
          }),
        ),
    })),
    named('valider la fiche de transfert', (commandId, id) => ({
      send: ({ nurse }) =>
        nurse.ask(documents.validate, {
          commandId,
          params: { id: sheet },
          body: { id, basedOn: shown.before(commandId, sheet) },
        }),
      settled: arrived({
        dmp: { [liaison]: 2 },
        mailboxes: { [gpMailbox]: 3, [citizen]: 2, [urgences]: 1 },
      }),
    })),
    named('noter le départ à l’hôpital', (commandId, id) => ({
      send: ({ nurse }) =>
        nurse.ask(stays.transferToHospital, {
          commandId,
          params: { id: stayId },
          body: { id, at: new Date(at).toISOString(), hospital: hospital.name, reason: 'Chute' },
        }),
      settled: arrived(gone),
    })),
    ...wayBack({ world, first, matricule, gpMailbox, sofar: gone, arrived }),
  ];
}
