import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute, personRoute } from '../frame/parents.tsx';

/** Pages of this module in the frame. */
export const framed = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/admettre',
    component: lazyRouteComponent(() => import('./admission.page.tsx'), 'AdmissionPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/identites',
    component: lazyRouteComponent(() => import('./to-settle.page.tsx'), 'ToSettlePage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/identites/doublons',
    component: lazyRouteComponent(() => import('./doubles.page.tsx'), 'DoublesPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/identites/import',
    component: lazyRouteComponent(() => import('./import.page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/reglages/identites',
    component: lazyRouteComponent(() => import('./settings.page.tsx'), 'IdentitySettingsPage'),
  }),
] as const;

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/identite',
    component: lazyRouteComponent(() => import('./identity.page.tsx'), 'IdentityPage'),
  }),
] as const;
