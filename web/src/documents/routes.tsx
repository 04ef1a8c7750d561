import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../frame/parents.tsx';

/** Pages of this module in the frame. */
export const framed = [] as const;

/** Pages of this module among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/documents',
    validateSearch: (search: Record<string, unknown>): { voir?: string } =>
      typeof search['voir'] === 'string' ? { voir: search['voir'] } : {},
    component: lazyRouteComponent(() => import('./documents.page.tsx'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: () => personRoute,
    path: '/documents/$documentId',
    component: lazyRouteComponent(() => import('./draft.page.tsx'), 'DraftPage'),
  }),
  createRoute({
    getParentRoute: () => personRoute,
    path: '/transfert',
    component: lazyRouteComponent(() => import('./transfer.page.tsx'), 'TransferPage'),
  }),
] as const;
