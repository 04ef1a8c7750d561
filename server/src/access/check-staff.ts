import type { Task } from '../platform/index.ts';
import type { AsksRegister } from './annuaire.ts';
import { compareWithRegister } from './compare-with-register.ts';
import type { Entrance } from './needs.ts';
import { nobody } from './seal-traces.ts';
import { dueChecks, keepCheck } from './staff-checks.ts';
import { tables } from './store.ts';

export const checksStaff = 'access:check-staff';

/**
 * Looks at those who are due, or at the one just added, outside any transaction. The first failure ends the turn: a directory that is
 * down is not asked fifty times; the next turn comes in five minutes.
 */
export const checkStaff =
  ({ platform }: Pick<Entrance, 'platform'>, register: AsksRegister | null): Task =>
  async ({ organisationId, accountId }) => {
    if (!register) return;
    const { database } = platform;
    const organisations = organisationId === undefined ? await everyOrganisation(database) : [organisationId];
    for (const organisation of organisations) {
      const within = { organisationId: organisation, accountId: nobody };
      const due = await database.within(within, (tx) => dueChecks(tx, organisation, platform.now(), accountId));
      for (const { rpps, ...added } of due) {
        const answer = await register.whoHas(rpps);
        const outcome = 'failure' in answer ? answer : compareWithRegister(added, answer);
        await database.within(within, (tx) =>
          keepCheck(
            tx,
            { organisationId: organisation, accountId: added.accountId, rpps, at: platform.now() },
            outcome,
          ),
        );
        if ('failure' in outcome) return;
      }
    }
  };

const everyOrganisation = (database: Entrance['platform']['database']): Promise<string[]> =>
  database.outside(async (tx) => {
    const rows = await tables(tx).selectFrom('organisations').select('id').orderBy('id').execute();
    return rows.map(({ id }) => id);
  });
