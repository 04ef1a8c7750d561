import { serve, type Act, type AnyServed, type Tx } from '../../platform/index.ts';
import { mayReach } from '../../stays/index.ts';
import { documents } from '../contract.ts';
import { mayAct, type documentsRights } from '../policy.ts';
import { documentById } from '../store.ts';
import type { Workshop } from '../workshop.ts';
import { decide } from './decide.ts';
import { followed, offered, presentFollowUp } from './follow-up.ts';
import { keepOpenLines } from './open-lines.ts';

const onDocument =
  (verb: keyof typeof documentsRights) =>
  async (act: Act, { params }: { params: { id: string } }, tx: Tx): Promise<void | { why: string }> => {
    mayAct(verb, act);
    return mayReach(tx, act, (await documentById(tx, act.organisationId, params.id)).personId);
  };

export const followUpRoutes = (workshop: Workshop): AnyServed[] => [
  serve(documents.followUp, {
    act: 'documents.followUp',
    may: onDocument('documents.followUp'),
    trace: (_input, { personId }) => ({ personId }),
    do: async ({ params }, act, tx) => {
      const now = await offered(tx, act, params.id, workshop);
      // The record may have changed since they were counted.
      if (followed.has(now.document.model)) await keepOpenLines(tx, act, params.id, now.offers.length);
      return presentFollowUp(now);
    },
  }),
  serve(documents.decideFollowUp, {
    act: 'documents.decideFollowUp',
    may: onDocument('documents.decideFollowUp'),
    trace: ({ body }, { personId }) => ({ personId, ...(body.why ? { why: body.why } : {}) }),
    do: async ({ params, body }, act, tx) => presentFollowUp(await decide(tx, act, params.id, body, workshop)),
  }),
];
