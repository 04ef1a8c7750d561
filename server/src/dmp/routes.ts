import { aboutPerson, serve, type Act, type AnyServed, type TraceNote, type Tx } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { accessesOf } from './accesses.ts';
import { arrivalsOf, prepareArrivals } from './arrivals.ts';
import { ask } from './asks.ts';
import { changeState, integrationState, personAsked, personConsulted } from './asked.ts';
import { bookmark } from './bookmarks.ts';
import { bundleOf } from './bundles.ts';
import type { Desk } from './consultation.ts';
import { dmp } from './contract.ts';
import { listOf, visit } from './list.ts';
import { askForNewDocuments, newDocumentsOf } from './new-documents.ts';
import { mayAct, type DmpVerb } from './policy.ts';
import { pdfRead, readingOf } from './reading.ts';
import { settleSource } from './settle-source.ts';
import { knownOf, obstacleOf } from './sight.ts';
import { firstShowing } from './states.ts';
import { askToChange, askToIntegrate, askToRead, breakTheGlass, look, say, showState, webAddressOf } from './verbs.ts';

interface OfPerson {
  params: { personId: string };
}

/** The right of the role, then the reach of the record. */
const onPerson =
  (verb: DmpVerb) =>
  (act: Act, { params }: OfPerson, tx: Tx): Promise<void | { why: string }> => {
    mayAct(verb, act);
    return mayReach(tx, act, params.personId);
  };

/** Which documents were asked for, by their identifiers, which say nothing of health. */
const aboutDocuments =
  (of: (body: never) => string[]) =>
  (input: { params: unknown; body: unknown }): TraceNote => ({
    ...aboutPerson(input),
    why: `DMP ${of(input.body as never).join(', ')}`,
  });

const done = (act: Act): { at: string } => ({ at: act.at.toISOString() });

export const dmpRoutes = ({ platform, needs }: Desk): AnyServed[] => [
  serve(dmp.state, {
    act: 'dmp.state',
    may: onPerson('dmp.state'),
    trace: 'none',
    do: ({ params }, act, tx) => showState(tx, act, params.personId, needs),
  }),
  serve(dmp.look, {
    act: 'dmp.look',
    may: onPerson('dmp.look'),
    trace: aboutPerson,
    do: ({ params, body }, act, tx) => look(tx, act, params.personId, body, needs),
  }),
  serve(dmp.recordConsent, {
    act: 'dmp.recordConsent',
    may: onPerson('dmp.recordConsent'),
    trace: aboutPerson,
    do: ({ params, body }, act, tx) => say(tx, act, params.personId, body, needs, () => platform.newId()),
  }),
  serve(dmp.breakGlass, {
    act: 'dmp.breakGlass',
    may: onPerson('dmp.breakGlass'),
    trace: (input) => ({ ...aboutPerson(input), why: input.body.reason }),
    do: ({ params, body }, act, tx) => breakTheGlass(tx, act, params.personId, body, needs, () => platform.newId()),
  }),
  serve(dmp.documents, {
    act: 'dmp.documents',
    may: onPerson('dmp.documents'),
    trace: aboutPerson,
    // « Qui a consulté le DMP » is given to the person: nothing listed, nothing consulted; the same visit is told once.
    leavesTrace: async (act, { params }, { listedAt, documents }, tx) =>
      (listedAt !== null || documents.length > 0) &&
      firstShowing(tx, act, (await personAsked(tx, act, params.personId)).id),
    do: async ({ params }, act, tx) => listOf(tx, act, await personAsked(tx, act, params.personId), needs),
  }),
  serve(dmp.visit, {
    act: 'dmp.visit',
    may: onPerson('dmp.visit'),
    trace: aboutPerson,
    do: async ({ params }, act, tx) => {
      await visit(tx, act, (await personAsked(tx, act, params.personId)).id);
      return done(act);
    },
  }),
  serve(dmp.read, {
    act: 'dmp.read',
    may: onPerson('dmp.read'),
    repeatable: true,
    trace: aboutDocuments(({ uniqueId }: { uniqueId: string }) => [uniqueId]),
    do: async ({ params, body }, act, tx) => {
      await askToRead(tx, act, params.personId, body, needs);
      return readingOf(tx, act, (await personAsked(tx, act, params.personId)).id, body.id, needs);
    },
  }),
  serve(dmp.reading, {
    act: 'dmp.reading',
    may: onPerson('dmp.reading'),
    trace: aboutPerson,
    do: async ({ params }, act, tx) =>
      readingOf(tx, act, (await personAsked(tx, act, params.personId)).id, params.askId, needs),
  }),
  serve(dmp.pdf, {
    act: 'dmp.pdf',
    may: onPerson('dmp.pdf'),
    repeatable: true,
    trace: aboutDocuments(({ uniqueId }: { uniqueId: string }) => [uniqueId]),
    do: async ({ params, body }, act, tx) =>
      pdfRead(tx, act, (await personAsked(tx, act, params.personId)).id, body.uniqueId, needs),
  }),
  serve(dmp.integrate, {
    act: 'dmp.integrate',
    may: onPerson('dmp.integrate'),
    trace: ({ params, body }, reply) => ({
      personId: params.personId,
      why: [
        `DMP ${body.uniqueIds.join(', ')}`,
        ...(reply?.alreadyHeld.length ? ['déjà classé, non téléchargé de nouveau'] : []),
      ].join(' : '),
    }),
    do: ({ params, body }, act, tx) => askToIntegrate(tx, act, params.personId, body, needs),
  }),
  serve(dmp.integration, {
    act: 'dmp.integration',
    may: onPerson('dmp.integration'),
    trace: 'none',
    do: async ({ params }, act, tx) =>
      integrationState(tx, act, (await personAsked(tx, act, params.personId)).id, params.askId),
  }),
  serve(dmp.change, {
    act: 'dmp.change',
    may: onPerson('dmp.change'),
    trace: (input) => ({ ...aboutPerson(input), why: `${input.body.kind} ${input.body.uniqueId}` }),
    do: async ({ params, body }, act, tx) => {
      await askToChange(tx, act, params.personId, body, needs);
      return done(act);
    },
  }),
  serve(dmp.changing, {
    act: 'dmp.changing',
    may: onPerson('dmp.changing'),
    trace: 'none',
    do: async ({ params }, act, tx) =>
      changeState(tx, act, (await personAsked(tx, act, params.personId)).id, params.askId),
  }),
  serve(dmp.settleSource, {
    act: 'dmp.settleSource',
    may: onPerson('dmp.settleSource'),
    trace: (input) => ({ ...aboutPerson(input), why: `${input.body.decision} ${input.body.documentId}` }),
    do: async ({ params, body }, act, tx) => {
      const person =
        body.decision === 'replace'
          ? await personConsulted(tx, act, params.personId, needs)
          : await personAsked(tx, act, params.personId);
      await settleSource(tx, act, person.id, body);
      return done(act);
    },
  }),
  serve(dmp.bookmark, {
    act: 'dmp.bookmark',
    may: onPerson('dmp.bookmark'),
    trace: aboutPerson,
    do: async ({ params, body }, act, tx) => {
      await bookmark(tx, act, (await personAsked(tx, act, params.personId)).id, body);
      return done(act);
    },
  }),
  serve(dmp.accesses, {
    act: 'dmp.accesses',
    may: onPerson('dmp.accesses'),
    trace: aboutPerson,
    do: async ({ params }, act, tx) =>
      accessesOf(tx, act, (await personAsked(tx, act, params.personId)).id, needs.tracesOf),
  }),
  serve(dmp.webAddress, {
    act: 'dmp.webAddress',
    may: onPerson('dmp.webAddress'),
    // The address carries the matricule: it is kept in no answer of a command.
    repeatable: true,
    trace: (input) => ({ ...aboutPerson(input), why: input.body.page }),
    do: ({ params, body }, act, tx) => webAddressOf(tx, act, params.personId, body.page, needs),
  }),
  serve(dmp.bundle, {
    act: 'dmp.bundle',
    may: onPerson('dmp.bundle'),
    trace: aboutPerson,
    do: async ({ params }, act, tx) => {
      const person = await personAsked(tx, act, params.personId);
      const obstacle = obstacleOf(act, await knownOf(tx, act, person));
      return bundleOf(tx, act, person.id, needs.seal, obstacle);
    },
  }),
  serve(dmp.gather, {
    act: 'dmp.gather',
    may: onPerson('dmp.gather'),
    // What it answers is health data: it is kept with its hour, not with the command.
    repeatable: true,
    trace: aboutPerson,
    do: async ({ params, body }, act, tx) => {
      const person = await personConsulted(tx, act, params.personId, needs);
      await ask(tx, act, { id: body.id, personId: person.id, kind: 'gather', about: { prepared: false } });
      return bundleOf(tx, act, person.id, needs.seal, null);
    },
  }),
  serve(dmp.arrivals, {
    act: 'dmp.arrivals',
    may: (act) => mayAct('dmp.arrivals', act),
    trace: () => ({ personId: null }),
    do: (_input, act, tx) => arrivalsOf(tx, act, needs),
  }),
  serve(dmp.prepare, {
    act: 'dmp.prepare',
    may: (act) => mayAct('dmp.prepare', act),
    trace: () => ({ personId: null }),
    do: async (_input, act, tx) => {
      const { personIds, asked, leftOut } = await prepareArrivals(tx, act, needs, () => platform.newId());
      for (const personId of personIds) await needs.doorkeeper.trace(tx, act, 'dmp.gather', { personId });
      return { asked, leftOut };
    },
  }),
  serve(dmp.newDocuments, {
    act: 'dmp.newDocuments',
    may: (act) => mayAct('dmp.newDocuments', act),
    trace: () => ({ personId: null }),
    do: (_input, act, tx) => newDocumentsOf(tx, act, needs),
  }),
  serve(dmp.askNewDocuments, {
    act: 'dmp.askNewDocuments',
    may: (act) => mayAct('dmp.askNewDocuments', act),
    trace: () => ({ personId: null }),
    do: async ({ body }, act, tx) => {
      await askForNewDocuments(tx, act, body, needs);
      return done(act);
    },
  }),
];
