import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queryClient } from '../client/query-client.ts';
import { sessionQuestion } from '../client/use-session.ts';
import { LostPage, PageFailed } from './lost.page.tsx';

export const rootRoute = createRootRoute({ notFoundComponent: LostPage, errorComponent: PageFailed });

/** Every page behind the sign-in: asks who is there before drawing anything. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuestion);
    if (session.account === null) redirect({ to: '/connexion', search: { to: location.href }, throw: true });
    if (session.practice === null) redirect({ to: '/choisir', search: { to: location.href }, throw: true });
  },
  component: lazyRouteComponent(() => import('./frame.page.tsx'), 'Frame'),
});

/** The record of a person: its header and tabs stand above every page of that person. */
export const personRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/personnes/$personId',
  validateSearch: (search: Record<string, unknown>): { noter?: boolean } =>
    search['noter'] === true ? { noter: true } : {},
  component: lazyRouteComponent(() => import('../record/record.page.tsx'), 'RecordPage'),
});
