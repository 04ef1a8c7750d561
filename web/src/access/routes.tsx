import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute, rootRoute } from '../frame/parents.tsx';

export interface SignInSearch {
  /** Where the person was going. */
  to?: string;
  probleme?: string;
  /** Why the session closed: `inactivite`, `fermee`, `sortie`. */
  raison?: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function signInSearch(search: Record<string, unknown>): SignInSearch {
  const to = text(search['to']);
  const probleme = text(search['probleme']);
  const raison = text(search['raison']);
  return {
    ...(to !== undefined && isOurPlace(to) && { to }),
    ...(probleme !== undefined && { probleme }),
    ...(raison !== undefined && { raison }),
  };
}

/** Only an address of this application, never another site. */
function isOurPlace(to: string): boolean {
  return to.startsWith('/') && !to.startsWith('//') && !to.includes('\\');
}

/** Pages of this module outside the frame: before a session. */
export const outside = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/connexion',
    validateSearch: signInSearch,
    component: lazyRouteComponent(() => import('./sign-in.page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./invitation.page.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/choisir',
    validateSearch: signInSearch,
    component: lazyRouteComponent(() => import('./choose-practice.page.tsx'), 'ChoosePracticePage'),
  }),
] as const;

/** Pages of this module in the frame. */
export const framed = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/reglages',
    component: lazyRouteComponent(() => import('./settings.page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/reglages/personnel',
    component: lazyRouteComponent(() => import('./staff.page.tsx'), 'StaffPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/acces-urgence',
    component: lazyRouteComponent(() => import('./break-glass-review.page.tsx'), 'BreakGlassReviewPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/traces',
    component: lazyRouteComponent(() => import('./traces.page.tsx'), 'TracesPage'),
  }),
] as const;
