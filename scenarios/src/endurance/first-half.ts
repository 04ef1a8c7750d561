import { people } from '@liane/cast';
import { directory } from '@liane/server/contract/directory';
import { documents, filePath } from '@liane/server/contract/documents';
import { drafts } from '@liane/server/contract/drafts';
import { health } from '@liane/server/contract/health';
import { identity } from '@liane/server/contract/identity';
import { medication } from '@liane/server/contract/medication';
import { stays } from '@liane/server/contract/stays';
import { routes } from '@liane/vocabulary';
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '../wire/new-id.ts';
import type { Visitor } from '../wire/visitor.ts';
import { named } from './command.ts';
import type { Command } from './command.ts';
import { shownDrafts } from './shown-drafts.ts';

/** Those who act. */
export interface Team {
  nurse: Visitor;
  secretary: Visitor;
}

/** The commands of the first half of A7, in order, and what they will have made. */
export interface FirstHalf {
  personId: string;
  stayId: string;
  establishmentId: string;
  /** Drafted and validated. */
  dlu: string;
  /** Begun. */
  sheet: string;
  commands: Command<Team>[];
}

/** The first half of A7, as the screens send it. */
export async function firstHalfOfA7({ secretary }: Team): Promise<FirstHalf> {
  const mauricette = people.find(({ key }) => key === 'mauricette');
  const place = (await secretary.ask(directory.establishments)).find(({ name }) => name === 'EHPAD Les Tilleuls');
  const unit = place?.units.find(({ name }) => name === 'Les Glycines');
  const bed = unit?.rooms.flatMap(({ beds }) => beds).find(({ name }) => name === '104');
  if (mauricette === undefined || place === undefined || unit === undefined || bed === undefined)
    throw new Error('The cast lost Mauricette, or her bed.');
  const { traits, usedFamilyName = null, usedGivenName = null } = mauricette;

  const personId = newId();
  const stayId = newId();
  const inquiryId = newId();
  const allergyId = newId();
  const dlu = newId();
  const sheet = newId();
  const at = new Date().toISOString();
  const person = { personId };
  const shown = shownDrafts();
  const allergy = {
    kind: 'allergy' as const,
    label: 'Amoxicilline',
    agent: 'Amoxicilline',
    category: 'medication' as const,
  };
  const draftContent = { text: 'Elle préfère la porte entrouverte.' };

  const commands: Command<Team>[] = [
    named('créer l’identité de Mauricette', (commandId) => ({
      send: (team) =>
        team.secretary.ask(identity.createPerson, {
          commandId,
          body: { id: personId, traits, complementary: { usedFamilyName, usedGivenName } },
        }),
    })),
    named('l’admettre au lit 104', (commandId) => ({
      send: (team) =>
        team.secretary.ask(stays.admit, {
          commandId,
          body: {
            id: stayId,
            personId,
            establishmentId: place.id,
            kind: 'hebergement-permanent',
            unitId: unit.id,
            bedId: bed.id,
            admittedAt: at,
          },
        }),
    })),
    named('interroger INSi', (commandId) => ({
      send: (team) =>
        team.secretary.ask(identity.askInsi, {
          commandId,
          params: { id: personId },
          body: { id: inquiryId, kind: 'recuperation' },
        }),
      settled: (team) => answered(team, personId),
    })),
    named('accepter sa réponse', (commandId) => ({
      send: (team) => team.secretary.ask(identity.acceptInsi, { commandId, params: { id: personId, inquiryId } }),
    })),
    named('noter la carte d’identité', (commandId, id) => ({
      send: (team) =>
        team.secretary.ask(identity.recordProof, {
          commandId,
          params: { id: personId },
          body: { id, type: 'CN', checkedOn: at.slice(0, 10), traitsAgree: true },
        }),
    })),
    named('garder ce qui est en train d’être tapé', (commandId, id) => ({
      send: (team) =>
        team.nurse.ask(drafts.save, {
          commandId,
          params: { id },
          body: { form: 'health.habit', personId, content: draftContent, typedAt: at },
        }),
    })),
    named('noter une allergie', (commandId) => ({
      send: (team) =>
        team.nurse.ask(health.record, {
          commandId,
          params: person,
          body: { id: allergyId, occurredAt: at, content: allergy },
        }),
    })),
    named('la corriger', (commandId, id) => ({
      send: (team) =>
        team.nurse.ask(health.correct, {
          commandId,
          params: { personId, factId: allergyId },
          body: {
            id,
            basedOn: allergyId,
            occurredAt: at,
            content: { ...allergy, reaction: 'Urticaire' },
            why: 'Réaction précisée par sa fille',
          },
        }),
    })),
    named('noter un traitement', (commandId, id) => ({
      send: (team) =>
        team.nurse.ask(medication.record, {
          commandId,
          params: person,
          body: {
            id,
            occurredAt: at,
            content: {
              kind: 'treatment',
              medicine: 'Apixaban 2,5 mg, comprimé pelliculé',
              posology: '1 comprimé matin et soir',
              route: routes.oral,
              times: ['morning', 'evening'],
              longTerm: true,
              since: '2019-03-10',
            },
          },
        }),
    })),
    named('commencer le document de liaison', (commandId) => ({
      send: async (team) =>
        shown.show(
          await team.nurse.ask(documents.begin, {
            commandId,
            params: person,
            body: { id: dlu, model: 'dlu', replacesId: null },
          }),
        ),
    })),
    named('écrire dans son brouillon', (commandId) => ({
      send: async (team) =>
        shown.show(
          await team.nurse.ask(documents.saveDraft, {
            commandId,
            params: { id: dlu },
            body: {
              lines: {},
              freeTexts: { comment: 'Appeler sa fille.' },
              recipients: {},
              destination: null,
              typedAt: at,
              basedOn: shown.before(commandId, dlu),
            },
          }),
        ),
    })),
    named('le valider', (commandId, id) => ({
      send: (team) =>
        team.nurse.ask(documents.validate, {
          commandId,
          params: { id: dlu },
          body: { id, basedOn: shown.before(commandId, dlu) },
        }),
      settled: async (team) => void (await team.nurse.file(filePath(dlu, 'n3'))),
    })),
    named('commencer la fiche de transfert', (commandId) => ({
      send: (team) =>
        team.nurse.ask(documents.begin, {
          commandId,
          params: person,
          body: { id: sheet, model: 'transfer-sheet', replacesId: null },
        }),
    })),
  ];
  return { personId, stayId, establishmentId: place.id, dlu, sheet, commands };
}

async function answered({ secretary }: Team, id: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(200)) {
    const { inquiries } = await secretary.ask(identity.identity, { params: { id } });
    if (inquiries.length !== 1) throw new Error(`${inquiries.length} questions to INSi instead of one.`);
    if (inquiries[0]?.state === 'found') return;
  }
  throw new Error('INSi’s answer did not come back within a minute.');
}
