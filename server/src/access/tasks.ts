import type { Task } from '../platform/index.ts';
import { openRegister } from './annuaire.ts';
import { checksStaff, checkStaff } from './check-staff.ts';
import { sealingKey } from './keys.ts';
import type { Entrance } from './needs.ts';
import { sealTraces } from './seal-traces.ts';
import { tables } from './store.ts';

/** With a colon: the crontab of the worker takes no dot in a name. */
export const accessSchedule = [
  '* * * * * access:seal ?max=1&queue=access-seal',
  '17 * * * * access:tidy ?max=1',
  `*/5 * * * * ${checksStaff} ?max=1&queue=${checksStaff}`,
].join('\n');

export const accessTasks = ({ platform, config }: Entrance): Record<string, Task> => ({
  'access:seal': () =>
    sealTraces({
      database: platform.database,
      dataDir: config.dataDir,
      key: sealingKey(config.dataDir),
      now: platform.now(),
    }),
  'access:tidy': () =>
    platform.database.outside(async (tx) => {
      await tables(tx).deleteFrom('sessions').where('ends_at', '<', platform.now()).execute();
      await tables(tx).deleteFrom('departures').where('expires_at', '<', platform.now()).execute();
    }),
  [checksStaff]: checkStaff({ platform }, openRegister(config.annuaire)),
});
