import { aboutPerson, demand, serve, type Act, type AnyServed, type TraceNote, type Tx } from '../platform/index.ts';
import { acceptInsi } from './accept-insi.ts';
import { askInsi } from './ask-insi.ts';
import { detailOf, freshBirthPlaces } from './birth-places.ts';
import { changeComplementary } from './change-complementary.ts';
import { changeStrictTraits } from './change-strict-traits.ts';
import { identity } from './contract.ts';
import { createPerson } from './create-person.ts';
import { dismissInsi } from './dismiss-insi.ts';
import { findDoubles } from './find-doubles.ts';
import { importPersons } from './import-persons.ts';
import { callsOf } from './inquiries.ts';
import { mergePersons } from './merge-persons.ts';
import { identityRights } from './policy.ts';
import { presentHint, presentIdentity, presentInquiry } from './present.ts';
import { recordProof } from './record-proof.ts';
import { UnknownPerson } from './refusals.ts';
import { setAttribute } from './set-attribute.ts';
import { changeSettings, proofLabel, settingsOf } from './settings.ts';
import { personById } from './store.ts';
import { suspectedDoubles } from './suspected-doubles.ts';
import { toSettle, type BlockedBy } from './to-settle.ts';
import { undoMerge } from './undo-merge.ts';
import { validateIdentity } from './validate-identity.ts';
import { withdrawProof } from './withdraw-proof.ts';

/** What modules above know and this one asks. */
export interface IdentityNeeds {
  /** Who may reach the record of this person: throws a RefusedByRight, or says why it is opened all the same. */
  reach?: (tx: Tx, act: Act, personId: string) => Promise<void | { why: string }>;
  blockedBy?: BlockedBy;
}

type About = { params: { id: string } };

const birthplacesShown = 30;
const aboutNobody = (): TraceNote => ({ personId: null });
const withReason = (input: { params: { id: string }; body: { why: string } }): TraceNote => ({
  personId: input.params.id,
  why: input.body.why,
});

export function identityRoutes({ reach, blockedBy }: IdentityNeeds): AnyServed[] {
  const may = (right: keyof typeof identityRights) => (act: Act) => demand(identityRights, right, act);
  const mayOn =
    (right: keyof typeof identityRights) =>
    (act: Act, { params }: About, tx: Tx) => {
      demand(identityRights, right, act);
      return reach?.(tx, act, params.id);
    };
  const shown = (tx: Tx, act: Act, personId: string) => presentIdentity(tx, act.organisationId, personId);

  return [
    serve(identity.findBirthplaces, {
      act: 'identity.findBirthplaces',
      may: may('identity.findBirthplaces'),
      trace: 'none',
      do: async ({ body }, _act, tx) => {
        const places = await freshBirthPlaces(tx);
        return places
          .find(body.text, body.birthDate ?? undefined, birthplacesShown)
          .map((place) => ({ code: place.code, name: place.name, detail: detailOf(place, places) }));
      },
    }),
    serve(identity.findDoubles, {
      act: 'identity.findDoubles',
      may: may('identity.findDoubles'),
      trace: aboutNobody,
      do: async ({ body }, act, tx) =>
        (await findDoubles(tx, act.organisationId, body)).map(({ person, likeness }) =>
          presentHint(person, likeness.score, likeness.why),
        ),
    }),
    serve(identity.createPerson, {
      act: 'identity.createPerson',
      may: may('identity.createPerson'),
      trace: ({ body }) => ({ personId: body.id }),
      do: async ({ body }, act, tx) =>
        shown(
          tx,
          act,
          (await createPerson(tx, act, { id: body.id, traits: body.traits, complementary: body.complementary ?? {} }))
            .id,
        ),
    }),
    serve(identity.identity, {
      act: 'identity.identity',
      may: mayOn('identity.identity'),
      trace: aboutPerson,
      do: ({ params }, act, tx) => shown(tx, act, params.id),
    }),
    serve(identity.changeComplementary, {
      act: 'identity.changeComplementary',
      may: mayOn('identity.changeComplementary'),
      trace: aboutPerson,
      do: async ({ params, body: { basedOn, ...complementary } }, act, tx) => {
        await changeComplementary(tx, act, params.id, { complementary, basedOn });
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.changeStrictTraits, {
      act: 'identity.changeStrictTraits',
      may: mayOn('identity.changeStrictTraits'),
      trace: withReason,
      do: async ({ params, body }, act, tx) => {
        await changeStrictTraits(tx, act, params.id, body.traits, body.why);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.recordProof, {
      act: 'identity.recordProof',
      may: mayOn('identity.recordProof'),
      trace: aboutPerson,
      do: async ({ params, body }, act, tx) => {
        await recordProof(tx, act, params.id, body);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.validateIdentity, {
      act: 'identity.validateIdentity',
      may: mayOn('identity.validateIdentity'),
      trace: aboutPerson,
      do: async ({ params }, act, tx) => {
        await validateIdentity(tx, act, params.id);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.withdrawProof, {
      act: 'identity.withdrawProof',
      may: mayOn('identity.withdrawProof'),
      trace: aboutPerson,
      do: async ({ params }, act, tx) => {
        await withdrawProof(tx, act, params.id, params.proofId);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.setAttribute, {
      act: 'identity.setAttribute',
      may: mayOn('identity.setAttribute'),
      trace: withReason,
      do: async ({ params, body }, act, tx) => {
        await setAttribute(tx, act, params.id, body);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.askInsi, {
      act: 'identity.askInsi',
      may: mayOn('identity.askInsi'),
      trace: aboutPerson,
      do: async ({ params, body }, act, tx) => {
        const inquiry = await askInsi(tx, act, params.id, body);
        const person = await personById(tx, act.organisationId, params.id);
        if (!person) throw new UnknownPerson();
        const calls = await callsOf(tx, act.organisationId, [inquiry.id]);
        return presentInquiry(inquiry, calls.get(inquiry.id) ?? [], person);
      },
    }),
    serve(identity.acceptInsi, {
      act: 'identity.acceptInsi',
      may: mayOn('identity.acceptInsi'),
      trace: aboutPerson,
      do: async ({ params }, act, tx) => {
        await acceptInsi(tx, act, params.id, params.inquiryId);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.dismissInsi, {
      act: 'identity.dismissInsi',
      may: mayOn('identity.dismissInsi'),
      trace: withReason,
      do: async ({ params, body }, act, tx) => {
        await dismissInsi(tx, act, params.id, params.inquiryId, body.why);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.toSettle, {
      act: 'identity.toSettle',
      may: may('identity.toSettle'),
      trace: aboutNobody,
      do: async (_input, act, tx) =>
        (await toSettle(tx, act.organisationId, act.at, blockedBy)).map(({ person, problem, todo, blocked }) => ({
          ...presentHint(person, 1, problem),
          problem,
          todo,
          blocked,
        })),
    }),
    serve(identity.suspectedDoubles, {
      act: 'identity.suspectedDoubles',
      may: may('identity.suspectedDoubles'),
      trace: aboutNobody,
      do: async (_input, act, tx) =>
        (await suspectedDoubles(tx, act.organisationId)).map(({ kept, other, likeness }) => ({
          kept: presentHint(kept, likeness, 'À conserver'),
          other: presentHint(other, likeness, 'À absorber'),
          likeness,
        })),
    }),
    serve(identity.mergePersons, {
      act: 'identity.mergePersons',
      may: async (act, input, tx) => {
        const opened = await mayOn('identity.mergePersons')(act, input, tx);
        return (await reach?.(tx, act, input.body.absorbedPersonId)) ?? opened;
      },
      trace: withReason,
      do: async ({ params, body }, act, tx) => {
        await mergePersons(tx, act, params.id, body);
        return shown(tx, act, params.id);
      },
    }),
    serve(identity.undoMerge, {
      act: 'identity.undoMerge',
      may: mayOn('identity.undoMerge'),
      trace: aboutPerson,
      do: async ({ params }, act, tx) => {
        await undoMerge(tx, act, params.id, params.mergeId);
        return { at: act.at.toISOString() };
      },
    }),
    serve(identity.importPersons, {
      act: 'identity.importPersons',
      may: may('identity.importPersons'),
      trace: aboutNobody,
      do: ({ body }, act, tx) => importPersons(tx, act, body),
    }),
    serve(identity.settings, {
      act: 'identity.settings',
      may: may('identity.settings'),
      trace: 'none',
      do: async (_input, act, tx) => {
        const settings = await settingsOf(tx, act.organisationId);
        return { ...settings, proofs: settings.proofs.map((proof) => ({ ...proof, label: proofLabel(proof.type) })) };
      },
    }),
    serve(identity.changeSettings, {
      act: 'identity.changeSettings',
      may: may('identity.changeSettings'),
      trace: aboutNobody,
      do: async ({ body }, act, tx) => {
        await changeSettings(tx, act, body);
        return { at: act.at.toISOString() };
      },
    }),
  ];
}
