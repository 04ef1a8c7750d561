import { serve, type Act, type AnyServed, type Tx } from '../../platform/index.ts';
import { mayReach } from '../../stays/index.ts';
import { documents } from '../contract.ts';
import { mayAct, type documentsRights } from '../policy.ts';
import { documentById } from '../store.ts';
import type { Workshop } from '../workshop.ts';
import { decide } from './decide.ts';
import { offered, presentFollowUp } from './follow-up.ts';

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
    do: async ({ params }, act, tx) => presentFollowUp(await offered(tx, act, params.id, workshop)),
  }),
  serve(documents.decideFollowUp, {
    act: 'documents.decideFollowUp',
    may: onDocument('documents.decideFollowUp'),
    trace: ({ body }, { personId }) => ({ personId, ...(body.why ? { why: body.why } : {}) }),
    do: async ({ params, body }, act, tx) => presentFollowUp(await decide(tx, act, params.id, body, workshop)),
  }),
];
