import { parseArgs } from 'node:util';
import type { Command, Typed } from './command.ts';
import { BadlyAsked } from './refusals.ts';

/** Reads what follows the name of a command. Throws BadlyAsked for an unknown option or a missing value. */
export function parse(name: string, command: Pick<Command, 'options' | 'usage'>, args: string[]): Typed {
  try {
    const { values, positionals } = parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
    return { words: positionals, flags: values as Typed['flags'] };
  } catch (error) {
    throw new BadlyAsked(`${reasonOf(error, args)} Usage : npm run liane -- ${name} ${command.usage}`.trim(), {
      cause: error,
    });
  }
}

function reasonOf(error: unknown, args: string[]): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const option =
    /'(-[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1] ??
    args.find((arg) => arg.startsWith('-')) ??
    '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `L’option « ${option} » n’existe pas.`;
  return `L’option « ${option.replace(/,$/, '')} » est mal donnée.`;
}
