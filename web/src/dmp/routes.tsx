import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../frame/parents.tsx';

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/dmp',
    component: lazyRouteComponent(() => import('./dmp.page.tsx'), 'DmpPage'),
  }),
  createRoute({
    getParentRoute: () => personRoute,
    path: '/dmp/essentiel',
    component: lazyRouteComponent(() => import('./essential.page.tsx'), 'EssentialPage'),
  }),
] as const;
