import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readTabSearch } from '../facts/asked-kind.ts';
import { personRoute } from '../frame/parents.tsx';

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/projet',
    validateSearch: readTabSearch,
    component: lazyRouteComponent(() => import('./careplan.page.tsx'), 'CareplanPage'),
  }),
] as const;
