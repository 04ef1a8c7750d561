import { aboutPerson, serve, type Act, type AnyServed, type TraceNote, type Tx } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { begin } from './begin.ts';
import { documents } from './contract.ts';
import { discard, discardUntouched } from './discard.ts';
import { erase } from './erase.ts';
import { mayAct, mayWriteModel, type documentsRights } from './policy.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { presentRow } from './present.ts';
import { receive } from './receive.ts';
import { refreshDraft, saveDraft, showDraft } from './save-draft.ts';
import { documentById, documentsOf } from './store.ts';
import { validate } from './validate.ts';
import { view } from './view.ts';
import type { Changes } from './draft.ts';
import type { Workshop } from './workshop.ts';

type Verb = keyof typeof documentsRights;

interface OfDocument {
  params: { id: string };
}

/** The right of the role, the reach of the record, and who writes which model. */
const onDocument =
  (verb: Verb, { writing = true } = {}) =>
  async (act: Act, { params }: OfDocument, tx: Tx): Promise<void | { why: string }> => {
    mayAct(verb, act);
    const document = await documentById(tx, act.organisationId, params.id);
    if (writing) mayWriteModel(act, document.model);
    return mayReach(tx, act, document.personId);
  };

/** Every answer about a document names its person, beside or inside its row. */
const aboutItsPerson = (_input: unknown, reply: unknown): TraceNote => {
  const said = reply as { personId?: string; document?: { personId: string } } | undefined;
  return { personId: said?.document?.personId ?? said?.personId ?? null };
};

export const documentRoutes = (workshop: Workshop): AnyServed[] => [
  ...followUpRoutes(workshop),
  serve(documents.ofPerson, {
    act: 'documents.ofPerson',
    may: (act, { params }, tx) => {
      mayAct('documents.ofPerson', act);
      return mayReach(tx, act, params.personId);
    },
    trace: aboutPerson,
    do: async ({ params }, act, tx) => (await documentsOf(tx, act.organisationId, params.personId)).map(presentRow),
  }),
  serve(documents.begin, {
    act: 'documents.begin',
    may: (act, { params, body }, tx) => {
      mayAct('documents.begin', act);
      mayWriteModel(act, body.model);
      return mayReach(tx, act, params.personId);
    },
    trace: aboutPerson,
    do: ({ params, body }, act, tx) => begin(tx, act, { ...body, personId: params.personId }, workshop),
  }),
  serve(documents.draft, {
    act: 'documents.draft',
    may: onDocument('documents.draft'),
    trace: aboutItsPerson,
    do: ({ params }, act, tx) => showDraft(tx, act, params.id, workshop),
  }),
  serve(documents.saveDraft, {
    act: 'documents.saveDraft',
    may: onDocument('documents.saveDraft'),
    trace: aboutItsPerson,
    do: ({ params, body: { typedAt, basedOn, title, ...changes } }, act, tx) =>
      saveDraft(
        tx,
        act,
        params.id,
        { changes: { ...changes, ...(title ? { title } : {}) } satisfies Changes, typedAt: new Date(typedAt), basedOn },
        workshop,
      ),
  }),
  serve(documents.refreshDraft, {
    act: 'documents.refreshDraft',
    may: onDocument('documents.refreshDraft'),
    trace: aboutItsPerson,
    do: ({ params }, act, tx) => refreshDraft(tx, act, params.id, workshop),
  }),
  serve(documents.validate, {
    act: 'documents.validate',
    may: onDocument('documents.validate'),
    trace: aboutItsPerson,
    do: async ({ params, body }, act, tx) =>
      presentRow(await validate(tx, act, { id: params.id, validationId: body.id, basedOn: body.basedOn }, workshop)),
  }),
  serve(documents.discard, {
    act: 'documents.discard',
    may: onDocument('documents.discard'),
    trace: aboutItsPerson,
    do: ({ params }, act, tx) => discard(tx, act, params.id),
  }),
  serve(documents.discardUntouched, {
    act: 'documents.discardUntouched',
    may: onDocument('documents.discardUntouched'),
    trace: aboutItsPerson,
    do: ({ params }, act, tx) => discardUntouched(tx, act, params.id),
  }),
  serve(documents.erase, {
    act: 'documents.erase',
    may: onDocument('documents.erase', { writing: false }),
    trace: (input, reply) => ({ ...aboutItsPerson(input, reply), why: input.body.why }),
    do: async ({ params, body }, act, tx) =>
      presentRow(await erase(tx, act, { id: params.id, deletionId: body.id, why: body.why })),
  }),
  serve(documents.view, {
    act: 'documents.view',
    may: onDocument('documents.view', { writing: false }),
    trace: aboutItsPerson,
    do: ({ params }, act, tx) => view(tx, act, params.id, workshop),
  }),
  serve(documents.receive, {
    act: 'documents.receive',
    may: (act, { params }, tx) => {
      mayAct('documents.receive', act);
      return mayReach(tx, act, params.personId);
    },
    trace: aboutPerson,
    do: async ({ params, body }, act, tx) => {
      const { document, comparison } = await receive(tx, act, { ...body, personId: params.personId }, workshop);
      return { document: presentRow(document), comparison };
    },
  }),
];
