import { databaseStore } from '../documents/index.ts';
import type { Platform, ServerConfig, ServerModule } from '../platform/index.ts';
import { hearNews } from './hear.ts';
import { exchangesMigrations } from './migrations.ts';
import type { ExchangesNeeds, Lines, Post } from './needs.ts';
import { exchangesRights } from './policy.ts';
import { exchangesRoutes } from './routes.ts';

export { exchangesMigrations } from './migrations.ts';
export type { ExchangesNeeds, Lines } from './needs.ts';
export { exchangesRights } from './policy.ts';
export * from './refusals.ts';
export { sendingsToSettle } from './todos.ts';
export { refusedBy } from './words-of-person.ts';

/** Seconds during which a sending may be recalled, when the configuration says nothing. */
const usualRecall = 60;

/** Everything that leaves: the outbox, the rules, the worker that carries it, and what the screens say of it. */
export function exchangesModule(
  platform: Platform,
  config: ServerConfig,
  needs: Omit<ExchangesNeeds, 'contents'> & Partial<Pick<ExchangesNeeds, 'contents'>>,
  lines: Lines = {},
): ServerModule {
  const post = postOf(platform, config, { contents: databaseStore, ...needs }, lines);
  hearNews(platform.database.news, post);
  return {
    name: 'exchanges',
    migrations: exchangesMigrations,
    rights: exchangesRights,
    routes: exchangesRoutes(post),
  };
}

export function postOf(platform: Platform, config: ServerConfig, needs: ExchangesNeeds, lines: Lines): Post {
  return {
    needs,
    lines,
    recallSeconds: config.recallSeconds ?? usualRecall,
    mailboxOf: (finess) => config.mssante?.applicativeMailboxes[finess] ?? null,
    citizenDomain: config.mssante?.citizenDomain ?? '',
    sourceId: config.dmp?.sourceId ?? '',
    newId: () => platform.newId(),
    now: () => platform.now(),
    config,
  };
}
