import type { ParseArgsConfig } from 'node:util';

/** What the user typed after the name of the command, once read. */
export interface Typed {
  /** Words that are no option: file names mostly. */
  words: string[];
  flags: Readonly<Record<string, string | boolean | undefined>>;
}

/** One command of `liane`. `run` returns the exit code: 0 when all is well, 1 when the answer is no. */
export interface Command {
  /** After the name, in the help: `FICHIER… [--html]`. */
  usage: string;
  /** One French sentence. */
  does: string;
  options: NonNullable<ParseArgsConfig['options']>;
  run(typed: Typed): Promise<number>;
}
