import { existsSync } from 'node:fs';
import { buildWebInPlace, webIsFresh } from '../web/build.ts';
import type { Outcome } from './outcome.ts';
import { claimOf, runTool } from './run-tool.ts';
import { runVitest } from './run-vitest.ts';
import type { Workshop } from './workshop.ts';

/** A named group of checks. */
export interface Check {
  claim: string;
  run: (workshop: Workshop) => Promise<Outcome[]>;
}

const tool = (claim: string, name: string, ...args: string[]): Check => ({
  claim,
  run: ({ env }) => claimOf(claim, runTool(name, args, env)),
});

const debianPostgres = '/usr/lib/postgresql/15/bin/postgres';

/** Every check, in order; the checks of one line run side by side. */
export const checks: Check[][] = [
  [
    tool('every file is formatted', 'oxfmt', '--check', '.'),
    tool('no lint rule is broken', 'oxlint', '--type-aware', '--deny-warnings', '.'),
    tool('types hold', 'tsc', '-b'),
    { claim: 'the web application builds', run: webBuilds },
  ],
  [{ claim: 'every test passes', run: (workshop) => runVitest(workshop, []) }],
  [{ claim: 'the record holds on PostgreSQL 15 too', run: onAnotherPostgres }],
];

async function webBuilds(): Promise<Outcome[]> {
  const name = 'the web application builds';
  try {
    if (!webIsFresh()) await buildWebInPlace();
    return [{ name, state: 'passed' }];
  } catch (error) {
    return [{ name, state: 'failed', detail: error instanceof Error ? error.message : String(error) }];
  }
}

async function onAnotherPostgres(workshop: Workshop): Promise<Outcome[]> {
  const name = 'the record holds on PostgreSQL 15 too';
  if (process.env['DATABASE_URL_TEST'] === undefined && !existsSync(debianPostgres)) {
    return [{ name, state: 'skipped', detail: 'ni PostgreSQL 15 de Debian, ni DATABASE_URL_TEST' }];
  }
  return runVitest(workshop, ['--project', 'database'], { LIANE_TEST_POSTGRES: 'server' }, ' [PostgreSQL 15]');
}
