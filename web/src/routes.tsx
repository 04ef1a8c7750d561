import { createRouter } from '@tanstack/react-router';
import * as access from './access/routes.tsx';
import * as careplan from './careplan/routes.tsx';
import * as circle from './circle/routes.tsx';
import * as directory from './directory/routes.tsx';
import * as dmp from './dmp/routes.tsx';
import * as documents from './documents/routes.tsx';
import * as followUp from './documents/follow-up/routes.tsx';
import * as exchanges from './exchanges/routes.tsx';
import * as fhirApi from './fhir-api/routes.tsx';
import { frameRoute, personRoute, rootRoute } from './frame/parents.tsx';
import * as health from './health/routes.tsx';
import * as identity from './identity/routes.tsx';
import * as medication from './medication/routes.tsx';
import * as messaging from './messaging/routes.tsx';
import * as record from './record/routes.tsx';
import * as stays from './stays/routes.tsx';

/**
 * Each module gives its pages: `outside` the frame, `framed` in it, or as `tabs` of a person's record.
 * A page is loaded when it is first opened.
 */
const routeTree = rootRoute.addChildren([
  ...access.outside,
  frameRoute.addChildren([
    ...record.framed,
    ...access.framed,
    ...directory.framed,
    ...identity.framed,
    ...stays.framed,
    ...documents.framed,
    ...messaging.framed,
    ...exchanges.framed,
    ...fhirApi.framed,
    personRoute.addChildren([
      ...record.tabs,
      ...health.tabs,
      ...medication.tabs,
      ...careplan.tabs,
      ...documents.tabs,
      ...dmp.tabs,
      ...followUp.tabs,
      ...exchanges.tabs,
      ...circle.tabs,
      ...stays.tabs,
      ...identity.tabs,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
