import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readTabSearch } from '../facts/asked-kind.ts';
import { personRoute } from '../frame/parents.tsx';

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/sante',
    validateSearch: readTabSearch,
    component: lazyRouteComponent(() => import('./health.page.tsx'), 'HealthPage'),
  }),
  createRoute({
    getParentRoute: () => personRoute,
    path: '/constantes',
    validateSearch: readTabSearch,
    component: lazyRouteComponent(() => import('./vital-signs.page.tsx'), 'VitalSignsPage'),
  }),
] as const;
