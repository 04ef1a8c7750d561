import { pino } from 'pino';
import { openDatabase, openLive, startWorker, uuidv7, type Platform, type ServerConfig } from '../../platform/index.ts';
import { documentsModule } from '../../documents/index.ts';
import { exchangesModule } from '../index.ts';

/** A process of its own that only carries what must leave, until it is killed. */
process.once('message', (config: ServerConfig) => {
  const database = openDatabase(config.databaseUrl, { connections: 12 });
  const platform: Platform = {
    database,
    live: openLive(database, config.databaseUrl),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: uuidv7,
  };
  const needs = {
    professional: async () => ({
      familyName: 'Besnard',
      givenName: 'Aurélie',
      rpps: '10199000018',
      professionCode: '60',
    }),
    mailboxPeopleRead: () => Promise.resolve(null),
    doorkeeper: { trace: async () => {}, traceRefusal: async () => {} },
  };
  const modules = [documentsModule(platform, config, needs), exchangesModule(platform, config, needs)];
  startWorker(config.databaseUrl, modules, platform.log);
  void database.outside((tx) => tx.enqueue('exchanges:sweep', { after: 'start' }, { key: 'sweep:start' }));
});
