import type { Command } from '../command.ts';
import { backup } from './backup.ts';
import { bench } from './bench.ts';
import { check } from './check.ts';
import { doctor } from './doctor.ts';
import { helpOn } from './help.ts';
import { read } from './read.ts';
import { restore } from './restore.ts';
import { samples } from './samples.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';
import { test } from './test.ts';
import { verifyTracesCommand } from './verify-traces.ts';

const working = {
  start,
  serve,
  doctor,
  samples,
  read,
  check,
  backup,
  restore,
  'verify-traces': verifyTracesCommand,
  bench,
  test,
};

/** Every command of `liane`, by the name one types. */
export const commands: Readonly<Record<string, Command>> = { ...working, help: helpOn(working) };
