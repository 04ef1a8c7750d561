import { demand, serve, type Act, type AnyServed } from '../platform/index.ts';
import { drafts } from './contract.ts';
import { discardDraft } from './discard-draft.ts';
import { draftsRights } from './policy.ts';
import { saveDraft } from './save-draft.ts';
import { present, tables } from './store.ts';

const may = (verb: keyof typeof draftsRights) => (act: Act) => demand(draftsRights, verb, act);

// Nothing is traced: a draft is its author's alone and says nothing to anybody.
export const draftsRoutes: AnyServed[] = [
  serve(drafts.mine, {
    act: 'drafts.mine',
    may: may('drafts.mine'),
    trace: 'none',
    do: async (_input, act, tx) =>
      (
        await tables(tx)
          .selectFrom('drafts')
          .selectAll()
          .where('organisation_id', '=', act.organisationId)
          .where('account_id', '=', act.accountId)
          .where('discarded_at', 'is', null)
          .orderBy('saved_at', 'desc')
          .orderBy('id')
          .execute()
      ).map(present),
  }),
  serve(drafts.save, {
    act: 'drafts.save',
    repeatable: true,
    may: may('drafts.save'),
    trace: 'none',
    do: ({ params, body }, act, tx) => saveDraft(tx, act, { ...body, id: params.id, typedAt: new Date(body.typedAt) }),
  }),
  serve(drafts.discard, {
    act: 'drafts.discard',
    repeatable: true,
    may: may('drafts.discard'),
    trace: 'none',
    do: async ({ params }, act, tx) => {
      await discardDraft(tx, act, params.id);
      return { at: act.at.toISOString() };
    },
  }),
];
