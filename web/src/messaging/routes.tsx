import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../frame/parents.tsx';
import { readPlace, readWriting } from './place.ts';

/** Pages of this module in the frame. */
export const framed = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/messagerie',
    validateSearch: readPlace,
    component: lazyRouteComponent(() => import('./messaging.page.tsx'), 'MessagingPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/messagerie/unites/$unitId',
    validateSearch: readPlace,
    component: lazyRouteComponent(() => import('./unit-messages.page.tsx'), 'UnitMessagesPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/messagerie/ecrire',
    validateSearch: readWriting,
    component: lazyRouteComponent(() => import('./write.page.tsx'), 'WritePage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/reglages/messagerie',
    component: lazyRouteComponent(() => import('./settings.page.tsx'), 'MessagingSettingsPage'),
  }),
] as const;
