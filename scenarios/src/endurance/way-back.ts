import { setTimeout as wait } from 'node:timers/promises';
import { documents } from '@liane/server/contract/documents';
import { messaging } from '@liane/server/contract/messaging';
import type { Piece } from '@liane/server/contract/messaging';
import { stays } from '@liane/server/contract/stays';
import { documentTypes } from '@liane/vocabulary';
import type { World } from '../stage/world.ts';
import { sendBackFromEmergency } from '../wire/emergency-department.ts';
import { newId } from '../wire/new-id.ts';
import type { Visitor } from '../wire/visitor.ts';
import { named } from './command.ts';
import type { Command } from './command.ts';
import type { FirstHalf, Team } from './first-half.ts';
import type { Expected } from './other-side.ts';

const teamMailbox = 'soins@ehpad-tilleuls.mssante.fr';
const softwareMailbox = 'dui@ehpad-tilleuls.mssante.fr';
const painkiller = 'Paracétamol 1 g, comprimé';

interface Way {
  world: World;
  first: FirstHalf;
  matricule: string;
  gpMailbox: string;
  /** What arrived before. */
  sofar: Expected;
  arrived: (expected: Expected) => (team: Team) => Promise<void>;
}

/** What comes back: the return sheet by the DMP and by MSSanté, filed, decided, and the person in her bed again. */
export function wayBack({ world, first, matricule, gpMailbox, sofar, arrived }: Way): Command<Team>[] {
  const { personId, stayId } = first;
  const filed = newId();
  const at = new Date();
  const liaison = documentTypes.emergencyLiaison.code;
  const prescription = documentTypes.healthProductPrescription.code;
  const received: Expected = {
    // The prescription beside the sheet.
    dmp: { ...sofar.dmp, [liaison]: (sofar.dmp[liaison] ?? 0) + 1, [prescription]: 1 },
    mailboxes: { ...sofar.mailboxes, [teamMailbox]: 1, [softwareMailbox]: 1 },
  };
  const form = {
    id: newId(),
    arrivee: local(at.getTime() - 7_200_000),
    depart: local(at.getTime() - 600_000),
    motif: 'Chute',
    passage: 'Pas de fracture.',
    diagnostic: 'Contusion de la hanche gauche',
    'medicament-0': painkiller,
    'changement-0': 'started',
    'posologie-0': '1 comprimé matin, midi et soir',
    sheet: 'on',
    dmp: 'on',
    a: teamMailbox,
  };
  // Looked for once: looking leaves a trace.
  const sheetOf = once(async (nurse) => (await returnSheet(nurse)).id);
  const keyOf = once((nurse) => keyOfPainkiller(nurse, filed));
  return [
    named('recevoir le retour que l’urgentiste dépose et envoie', () => ({
      send: () => sendBackFromEmergency(world, matricule, form),
      settled: async (team) => {
        await arrived(received)(team);
        await returnSheet(team.nurse);
      },
    })),
    named('classer la fiche de retour', (commandId) => ({
      send: async ({ nurse }) =>
        nurse.ask(messaging.filePiece, {
          commandId,
          params: { id: await sheetOf(nurse) },
          body: { id: filed, personId },
        }),
    })),
    named('accepter le traitement commencé aux urgences', (commandId, id) => ({
      send: async ({ nurse }) =>
        nurse.ask(documents.decideFollowUp, {
          commandId,
          params: { id: filed },
          body: { id, key: await keyOf(nurse), accepted: true, why: '' },
        }),
    })),
    named('noter le retour', (commandId, id) => ({
      send: ({ nurse }) =>
        nurse.ask(stays.comeBack, {
          commandId,
          params: { id: stayId },
          body: { id, at: at.toISOString(), comment: '' },
        }),
      settled: arrived({
        dmp: received.dmp,
        mailboxes: { ...received.mailboxes, [gpMailbox]: (received.mailboxes[gpMailbox] ?? 0) + 1 },
      }),
    })),
  ];
}

/** The one return sheet that one message brought; waits for it as somebody who asks for the mail, and throws when there are two messages. */
async function returnSheet(nurse: Visitor): Promise<Piece> {
  const { mailboxes } = await nurse.ask(messaging.mailboxes);
  const mailbox = mailboxes.find(({ address }) => address === softwareMailbox);
  if (!mailbox) throw new Error('the software lost its mailbox');
  for (const deadline = Date.now() + 120_000; ; await wait(2_000)) {
    await nurse.ask(messaging.fetchNow, { params: { id: mailbox.id } });
    const { rows } = await nurse.ask(messaging.messages, {
      body: { mailboxId: null, unitId: null, which: 'all', text: '', after: null },
    });
    const brought = rows.filter(({ attachments }) => attachments > 0);
    if (brought.length > 1) throw new Error(`${brought.length} messages instead of one`);
    const [row] = brought;
    const view = row && (await nurse.ask(messaging.message, { params: { id: row.id } }));
    const piece = view?.pieces.find(({ title }) => /retour/i.test(title));
    if (piece) return piece;
    if (Date.now() > deadline) throw new Error('the return sheet did not arrive within two minutes');
  }
}

async function keyOfPainkiller(nurse: Visitor, documentId: string): Promise<string> {
  const { lines } = await nurse.ask(documents.followUp, { params: { id: documentId } });
  const line = lines.find(({ title }) => title === painkiller);
  if (!line) throw new Error('nothing is proposed about the new treatment');
  return line.key;
}

/** What was found is kept; what failed is looked for again. */
function once<T>(find: (nurse: Visitor) => Promise<T>): (nurse: Visitor) => Promise<T> {
  let found: { value: T } | undefined;
  return async (nurse) => (found ??= { value: await find(nurse) }).value;
}

/** As a form writes an instant, in the time of the place. */
const local = (at: number): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).replace(' ', 'T').slice(0, 16);
