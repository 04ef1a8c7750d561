import type { Command } from '../command.ts';

/** The command that lists the others, and itself. */
export function helpOn(others: Readonly<Record<string, Command>>): Command {
  const help: Command = {
    usage: '',
    does: 'Montre cette aide.',
    options: {},
    async run() {
      console.log('Liane, le dossier de l’usager informatisé.\n\n  npm run liane -- COMMANDE\n');
      const lines = Object.entries({ ...others, help }).map(([name, { usage, does }]) => ({
        left: `${name} ${usage}`.trim(),
        does,
      }));
      const width = Math.max(...lines.map(({ left }) => left.length));
      for (const { left, does } of lines) console.log(`  ${left.padEnd(width)}  ${does}`);
      return 0;
    },
  };
  return help;
}
