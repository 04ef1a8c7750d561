import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute, personRoute } from '../frame/parents.tsx';

/** Pages of this module in the frame. */
export const framed = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../frame/my-day.page.tsx'), 'MyDayPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/personnes',
    component: lazyRouteComponent(() => import('../frame/people.page.tsx'), 'PeoplePage'),
  }),
] as const;

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./synthesis.page.tsx'), 'SynthesisPage'),
  }),
  createRoute({
    getParentRoute: () => personRoute,
    path: '/acces',
    component: lazyRouteComponent(() => import('./accesses.page.tsx'), 'AccessesPage'),
  }),
] as const;
