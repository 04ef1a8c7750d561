import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute, personRoute } from '../frame/parents.tsx';

/** Pages of this module in the frame. */
export const framed = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/echanges',
    component: lazyRouteComponent(() => import('./exchanges.page.tsx'), 'ExchangesPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/echanges/compteurs',
    component: lazyRouteComponent(() => import('./counters.page.tsx'), 'CountersPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/reglages/connexions',
    component: lazyRouteComponent(() => import('./connections.page.tsx'), 'ConnectionsPage'),
  }),
] as const;

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/partage',
    component: lazyRouteComponent(() => import('./sharing.page.tsx'), 'SharingPage'),
  }),
] as const;
