import type { Command } from '../command.ts';
import { check } from './check.ts';
import { helpOn } from './help.ts';
import { read } from './read.ts';
import { start } from './start.ts';
import { test } from './test.ts';

const working = { start, read, check, test };

/** Every command of `liane`, by the name one types. */
export const commands: Readonly<Record<string, Command>> = { ...working, help: helpOn(working) };
