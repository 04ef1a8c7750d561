import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../../frame/parents.tsx';

/** Pages of this part among the tabs of a person's record. */
export const tabs = [
  createRoute({
    getParentRoute: () => personRoute,
    path: '/documents/$documentId/propositions',
    component: lazyRouteComponent(() => import('./follow-up.page.tsx'), 'FollowUpPage'),
  }),
] as const;
