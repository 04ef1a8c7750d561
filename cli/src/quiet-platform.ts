import { uuidv7, type Database, type Platform } from '@liane/server/platform';

/** What modules need to work on a database without a server: no screen listens, nothing is logged. */
export const quietPlatform = (database: Database): Platform => ({
  database,
  live: { listen: () => () => undefined, close: () => Promise.resolve() },
  log: silent,
  now: () => new Date(),
  newId: () => uuidv7(),
});

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

// Of a logger, modules and HTTP only ever call the levels and ask for a child.
const silent = {
  ...Object.fromEntries(levels.map((level) => [level, () => undefined])),
  child: () => silent,
} as unknown as Platform['log'];
