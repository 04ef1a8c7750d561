import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame/parents.tsx';

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
export const tabs = [] as const;
