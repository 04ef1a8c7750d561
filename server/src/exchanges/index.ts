import { openNational, trustedSpaceOf } from '../directory/index.ts';
import { databaseStore } from '../documents/index.ts';
import type { Platform, ServerConfig, ServerModule } from '../platform/index.ts';
import { carrySending } from './carry.ts';
import { openDmpLine } from './dmp.ts';
import { hearNews } from './hear.ts';
import { exchangesMigrations } from './migrations.ts';
import { openMssanteLine } from './mssante.ts';
import type { ExchangesNeeds, Lines, Post } from './needs.ts';
import { exchangesRights } from './policy.ts';
import { exchangesRoutes } from './routes.ts';
import { sweepSendings } from './sweep.ts';
import { carries, sweeps } from './tasks.ts';

export { exchangesMigrations } from './migrations.ts';
export type { Burden } from './burden.ts';
export { feedDmp } from './feed-dmp.ts';
export { postMessage } from './mssante.ts';
export type { ExchangesNeeds, Lines } from './needs.ts';
export type { Outcome } from './outcome.ts';
export type { Sending } from './sending.ts';
export { exchangesRights } from './policy.ts';
export * from './refusals.ts';
export { noticeArrived, type Notice } from './notice-arrived.ts';
export { refusedBy } from './words-of-person.ts';
export { sendingsToSettle } from './todos.ts';

/** Seconds during which a sending may be recalled, when the configuration says nothing. */
const usualRecall = 60;

/** Everything that leaves: the outbox, the rules, the worker that carries it, and what the screens say of it. */
export function exchangesModule(
  platform: Platform,
  config: ServerConfig,
  needs: Omit<ExchangesNeeds, 'contents'> & Partial<Pick<ExchangesNeeds, 'contents'>>,
  lines: Lines = openLines(config),
): ServerModule {
  const post = postOf(platform, config, { contents: databaseStore, ...needs }, lines);
  hearNews(platform.database.news, post);
  return {
    name: 'exchanges',
    migrations: exchangesMigrations,
    rights: exchangesRights,
    routes: exchangesRoutes(post),
    // What a killed process left is taken up as soon as another starts.
    plugin: () => platform.database.outside((tx) => tx.enqueue(sweeps, { after: 'start' }, { key: 'sweep:start' })),
    tasks: { [carries]: carrySending(platform, post), [sweeps]: sweepSendings(platform) },
    schedule: `* * * * * ${sweeps} ?max=1`,
  };
}

/** The connectors, each when it is configured. Opens no connection. */
function openLines(config: ServerConfig): Lines {
  return {
    ...(config.dmp ? { dmp: openDmpLine(config.dmp) } : {}),
    ...(config.mssante ? { mssante: openMssanteLine(config.mssante) } : {}),
  };
}

/** What every file of this module works with. */
export function postOf(platform: Platform, config: ServerConfig, needs: ExchangesNeeds, lines: Lines): Post {
  return {
    needs,
    lines,
    national: openNational(config.annuaire, trustedSpaceOf(config.mssante)),
    recallSeconds: config.recallSeconds ?? usualRecall,
    mailboxOf: (finess) => config.mssante?.applicativeMailboxes[finess] ?? null,
    citizenDomain: config.mssante?.citizenDomain ?? '',
    sourceId: config.dmp?.sourceId ?? '',
    newId: () => platform.newId(),
    now: () => platform.now(),
    config,
  };
}
