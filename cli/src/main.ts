import { parse } from './arguments.ts';
import { commands } from './commands/index.ts';
import { CliRefusal, UnknownCommand } from './refusals.ts';

// Whoever reads the output may stop reading: `liane read f.xml | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const [name = 'help', ...rest] = process.argv.slice(2);

try {
  process.exitCode = await run(name === '--help' || name === '-h' ? 'help' : name, rest);
} catch (error) {
  if (!(error instanceof CliRefusal)) throw error;
  console.error(`Liane : ${error.message}`);
  process.exitCode = error.exitCode;
} finally {
  // The channel to the launcher would keep this process alive.
  if (process.connected) process.disconnect();
}

function run(asked: string, args: string[]): Promise<number> {
  const command = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  if (command === undefined) throw new UnknownCommand(asked);
  return command.run(parse(asked, command, args));
}
