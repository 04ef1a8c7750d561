import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute, personRoute } from '../frame/parents.tsx';

/** Pages of this module in the frame. */
export const framed = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/unites',
    component: lazyRouteComponent(() => import('./units.page.tsx'), 'UnitsPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/unites/$unitId',
    component: lazyRouteComponent(() => import('./board.page.tsx'), 'BoardPage'),
  }),
] as const;

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/sejours',
    component: lazyRouteComponent(() => import('./stays.page.tsx'), 'StaysPage'),
  }),
] as const;
