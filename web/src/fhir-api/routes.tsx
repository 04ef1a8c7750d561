import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame/parents.tsx';

/** Pages of this module in the frame. */
export const framed = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/reglages/logiciels',
    component: lazyRouteComponent(() => import('./clients.page.tsx'), 'FhirClientsPage'),
  }),
] as const;
