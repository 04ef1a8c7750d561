import { readMessage, openMssante, type MssanteConfig } from '@liane/connector-mssante';
import { pino } from 'pino';
import { databaseStore } from '../../documents/index.ts';
import { openDatabase, uuidv7, type Database } from '../../platform/index.ts';
import { fetchMailbox } from '../fetch-mailbox.ts';
import { openListening } from '../listening.ts';
import { openOperator } from '../operator.ts';
import { readWaiting } from '../read-waiting.ts';
import type { Workshop } from '../workshop.ts';

/** What the parent process asks: where to work, and at which transaction to die, with its work written or not. */
export interface Dying {
  databaseUrl: string;
  mssante: NonNullable<Parameters<typeof openOperator>[0]['mssante']>;
  organisationId: string;
  mailboxId: string;
  at: number;
  when: 'before-commit' | 'after-commit';
}

const asked = JSON.parse(process.env['DYING'] ?? '{}') as Dying;
const database = dyingAt(openDatabase(asked.databaseUrl, { connections: 2 }), asked);
const platform = { database, now: () => new Date(), newId: () => uuidv7(), log: pino({ level: 'silent' }) };
const workshop: Workshop = {
  platform,
  needs: {
    holderToken: async () => null,
    refusedBy: async () => new Set(),
    doorkeeper: { trace: async () => {}, traceRefusal: async () => {} },
  },
  contents: databaseStore,
  operator: openOperator(
    { mssante: asked.mssante },
    { openMssante: (config: MssanteConfig) => openMssante(config), readMessage },
  ),
  listening: openListening(),
};
const payload = { organisationId: asked.organisationId, mailboxId: asked.mailboxId };
await fetchMailbox(workshop)(payload);
await readWaiting(workshop)(payload);
process.exit(0);

/** The process is killed by the system in the nth transaction, or just after it: nothing says goodbye. */
function dyingAt(real: Database, { at, when }: Dying): Database {
  let count = 0;
  const die = (): Promise<never> => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  };
  return {
    ...real,
    within: async (who, work) => {
      const mine = ++count === at;
      const answer = await real.within(who, async (tx) => {
        const done = await work(tx);
        if (mine && when === 'before-commit') await die();
        return done;
      });
      if (mine) await die();
      return answer;
    },
  };
}
