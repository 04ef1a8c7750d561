import { aboutPerson, demand, NotFound, serve, type Act, type AnyServed } from '../platform/index.ts';
import { addStaff } from './add-staff.ts';
import { breakGlass } from './break-glass.ts';
import { changeStaff } from './change-staff.ts';
import { closeStaff } from './close-staff.ts';
import { access } from './contract.ts';
import { inviteAgain } from './invite-again.ts';
import type { Entrance } from './needs.ts';
import { accessRights } from './policy.ts';
import { breakGlassToReview, reviewBreakGlass } from './review-break-glass.ts';
import { searchTraces } from './search-traces.ts';
import { staff, staffMember } from './staff.ts';

const may = (verb: keyof typeof accessRights) => (act: Act) => demand(accessRights, verb, act);
/** Whose account was touched is said in `why`: a trace has one person, and that is the one accompanied. */
const aboutAccount = (id: string) => ({ personId: null, why: `compte ${id}` });

export function accessRoutes(entrance: Entrance): AnyServed[] {
  const { needs } = entrance;
  return [
    serve(access.staff, {
      act: 'access.staff',
      may: may('access.staff'),
      trace: () => ({ personId: null }),
      do: (_input, act, tx) => staff(entrance, tx, act),
    }),
    serve(access.addStaff, {
      act: 'access.addStaff',
      shownOnce: true,
      may: may('access.addStaff'),
      trace: ({ body }) => aboutAccount(body.id),
      do: async ({ body }, act, tx) => {
        const { accountId, invitationUrl } = await addStaff(entrance, tx, act, body);
        return { member: await staffMember(entrance, tx, act, accountId), invitationUrl };
      },
    }),
    serve(access.changeStaff, {
      act: 'access.changeStaff',
      may: may('access.changeStaff'),
      trace: ({ params, body }) => ({
        personId: null,
        why: `compte ${params.id} : ${body.practices.map(({ role, isAdministrator }) => `${role}${isAdministrator ? ' et administration' : ''}`).join(', ')}`,
      }),
      do: async ({ params, body }, act, tx) => {
        await changeStaff(entrance, tx, act, params.id, body.practices);
        return staffMember(entrance, tx, act, params.id);
      },
    }),
    serve(access.inviteAgain, {
      act: 'access.inviteAgain',
      shownOnce: true,
      may: may('access.inviteAgain'),
      trace: ({ params }) => aboutAccount(params.id),
      do: async ({ params }, act, tx) => ({ invitationUrl: await inviteAgain(entrance, tx, act, params.id) }),
    }),
    serve(access.closeStaff, {
      act: 'access.closeStaff',
      may: may('access.closeStaff'),
      trace: ({ params }) => aboutAccount(params.id),
      do: async ({ params }, act, tx) => {
        await closeStaff(tx, act, params.id);
        return staffMember(entrance, tx, act, params.id);
      },
    }),
    serve(access.breakGlass, {
      act: 'access.breakGlass',
      may: may('access.breakGlass'),
      trace: (input) => ({ ...aboutPerson(input), why: input.body.reason }),
      do: async ({ params, body }, act, tx) => {
        const { until } = await breakGlass(tx, act, { ...body, personId: params.personId });
        return { until: until.toISOString() };
      },
    }),
    serve(access.breakGlassToReview, {
      act: 'access.breakGlassToReview',
      may: may('access.breakGlassToReview'),
      trace: () => ({ personId: null }),
      do: (_input, act, tx) => breakGlassToReview(needs, tx, act),
    }),
    serve(access.reviewBreakGlass, {
      act: 'access.reviewBreakGlass',
      may: may('access.reviewBreakGlass'),
      trace: ({ body }, reply) => ({ personId: reply?.personId ?? null, why: body.comment }),
      do: async ({ params, body }, act, tx) => {
        await reviewBreakGlass(tx, act, params.id, body);
        const [reviewed] = await breakGlassToReview(needs, tx, act, params.id);
        if (!reviewed) throw new NotFound('Cet accès d’urgence');
        return reviewed;
      },
    }),
    serve(access.searchTraces, {
      act: 'access.searchTraces',
      may: may('access.searchTraces'),
      trace: ({ body }) => ({ personId: body.personId ?? null }),
      do: ({ body }, act, tx) => searchTraces(needs, tx, act, body),
    }),
  ];
}
