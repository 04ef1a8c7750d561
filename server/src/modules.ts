import { openMssante, readMessage } from '@liane/connector-mssante';
import {
  accessModule,
  doctorsHere,
  sealFor,
  staffMember,
  tracesOfPerson,
  whoActs,
  type AccessNeeds,
} from './access/index.ts';
import { careplanModule } from './careplan/index.ts';
import { circleModule } from './circle/index.ts';
import type { ServerConfig } from './platform/index.ts';
import { directoryActsInFrench, directoryModule, workplaces, zoneOf } from './directory/index.ts';
import { dmpModule, dmpOf } from './dmp/index.ts';
import {
  databaseStore,
  documentActsInFrench,
  documentsModule,
  documentsWaitingForIdentity,
} from './documents/index.ts';
import { draftsModule } from './drafts/index.ts';
import { fhirActsInFrench, fhirApiModule } from './fhir-api/index.ts';
import { exchangesModule, noticeArrived, refusedBy } from './exchanges/index.ts';
import { healthModule } from './health/index.ts';
import { identityModule, namesOf } from './identity/index.ts';
import { medicationModule } from './medication/index.ts';
import { mailboxPeopleRead, messagingModule } from './messaging/index.ts';
import {
  platformModule,
  type AnyServed,
  type Doorkeeper,
  type Platform,
  type Rights,
  type ServerModule,
} from './platform/index.ts';
import { recordModule } from './record/index.ts';
import { mayReach, stayedIn, staysModule } from './stays/index.ts';
import { todoSources } from './todos.ts';

/** The server put together, a module a line in the order of its level; and the door that asks who, and keeps the traces. */
export function assemble(
  platform: Platform,
  config: ServerConfig,
): { modules: ServerModule[]; doorkeeper: Doorkeeper } {
  const allRoutes = (): AnyServed[] => modules.flatMap((module) => module.routes);
  const needs: AccessNeeds = {
    workplaces,
    zoneOf,
    personNames: namesOf,
    allRights: () => allRights(modules),
    allRoutes,
    actsWithoutRoute: new Map([...fhirActsInFrench, ...directoryActsInFrench, ...documentActsInFrench]),
  };
  const access = accessModule(platform, config, needs);
  const modules: ServerModule[] = [
    platformModule(platform),
    access,
    directoryModule(stayedIn, { config, doorkeeper: access.doorkeeper }),
    draftsModule(platform),
    identityModule(platform, config, { reach: mayReach, blockedBy: documentsWaitingForIdentity }),
    staysModule(platform),
    healthModule(),
    circleModule(config),
    careplanModule(),
    medicationModule(),
    documentsModule(platform, config, { professional: whoActs, doctorsHere, doorkeeper: access.doorkeeper }),
    recordModule({
      todos: todoSources(() => allRights(modules)),
      tracesOf: (tx, act, personId) => tracesOfPerson(needs, tx, act, personId),
    }),
    exchangesModule(platform, config, { professional: staffMember, doctorsHere, mailboxPeopleRead }),
    dmpModule(platform, {
      dmp: dmpOf(config),
      consultant: (organisationId, sessionId) => access.consultant(organisationId, sessionId),
      seal: sealFor(config),
      contents: databaseStore,
      doorkeeper: access.doorkeeper,
      tracesOf: (tx, act, personId) => tracesOfPerson(needs, tx, act, personId),
    }),
    messagingModule(
      platform,
      config,
      {
        holderToken: (organisationId, accountIds, refused) => access.liveToken(organisationId, accountIds, refused),
        noticeArrived,
        refusedBy,
        doorkeeper: access.doorkeeper,
      },
      { openMssante, readMessage },
    ),
    fhirApiModule(platform, config, { doorkeeper: access.doorkeeper, contents: databaseStore }),
  ];
  return { modules, doorkeeper: access.doorkeeper };
}

/** The whole table of rights, as `docs/rights.md` shows it. */
export const allRights = (modules: readonly ServerModule[]): Rights =>
  Object.assign({}, ...modules.map((module) => module.rights)) as Rights;
