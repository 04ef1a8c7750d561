export * from './act.ts';
export type {
  AnnuaireConfig,
  DmpConfig,
  InsiConfig,
  MssanteConfig,
  ProSanteConnectConfig,
  ServerConfig,
} from './config.ts';
export type { AnswerOf, BodyOf, ParamsOf, Problem, ReplyOf } from './contract.ts';
export { applicationRole, connectionOf, openDatabase, type Database, type Within } from './database.ts';
export { PostgresRefusedToStart, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
export { mountRoutes, openHttp, SignedOut, Unreadable, type Doorkeeper } from './http.ts';
export { uuidv7 } from './ids.ts';
export { insertion, type Statement } from './insertion.ts';
export { liveRoute, openLive, type Live } from './live.ts';
export { DatabaseUnreachable, migrate } from './migrate.ts';
export { platformMigrations, statements, walled, type Migrations } from './migrations.ts';
export type { Door, Platform, ServerModule, Task } from './module.ts';
export type { Hear } from './news-desk.ts';
export type { News, NewsKind, Teller } from './news.ts';
export type { Tx } from './tx.ts';
export * from './refusals.ts';
export * from './rights-role.ts';
export * from './rights.ts';
export { isDatabaseAway } from './said-by-database.ts';
export { aboutPerson, serve, type AnyServed, type Input, type Served, type TraceNote } from './served.ts';
export { platformModule } from './tidy.ts';
export { startWorker } from './worker.ts';
