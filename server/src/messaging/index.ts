import { databaseStore } from '../documents/index.ts';
import type { Platform, ServerConfig, ServerModule } from '../platform/index.ts';
import { openListening } from './listening.ts';
import { messagingMigrations } from './migrations.ts';
import type { MessagingNeeds } from './needs.ts';
import { openOperator, type Connector } from './operator.ts';
import { messagingPlugin } from './plugin.ts';
import { messagingRights } from './policy.ts';
import { messagingRoutes } from './routes.ts';
import { messagingSchedule, messagingTasks } from './tasks.ts';
import type { Workshop } from './workshop.ts';

export { messagingMigrations } from './migrations.ts';
export type { MessagingNeeds, Notice } from './needs.ts';
export { messagingRights } from './policy.ts';
export * from './refusals.ts';
export { addHolders, addMailbox, mailboxPeopleRead } from './mailboxes.ts';
export { messagesWaiting } from './unread-here.ts';

/** MSSanté as people read it: mailboxes fetched day and night, what arrives matched, filed, answered; letters written. */
export function messagingModule(
  platform: Platform,
  config: ServerConfig,
  needs: MessagingNeeds,
  connector: Connector,
): ServerModule {
  const workshop: Workshop = {
    platform,
    needs,
    contents: databaseStore,
    operator: openOperator(config, connector),
    listening: openListening(),
  };
  return {
    name: 'messaging',
    migrations: messagingMigrations,
    rights: messagingRights,
    routes: messagingRoutes(workshop),
    plugin: (app, door) => messagingPlugin(app, door, workshop),
    tasks: messagingTasks(workshop),
    schedule: messagingSchedule,
  };
}
