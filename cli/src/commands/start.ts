import type { Command } from '../command.ts';
import { endAsked } from '../start/end-asked.ts';
import { readSettings } from '../start/settings.ts';

/** What a program that started this one hears when all of it answers. */
export interface Started {
  kind: 'started';
  url: string;
  sandboxUrl: string;
  databaseUrl: string;
}

export const start: Command = {
  usage: '',
  does: 'Démarre une démonstration : application, bac à sable et base de données, sur cette machine seulement.',
  options: {},
  async run() {
    const launchedAt = Number(process.env['LIANE_LAUNCHED_AT'] ?? Date.now());
    const settings = readSettings(process.env);
    const ended = endAsked();
    // The server and the sandbox are only read from disk by those who start them.
    const { startDemonstration } = await import('../start/demonstration.ts');
    const { welcome } = await import('../start/welcome.ts');
    const running = await startDemonstration(settings);
    const { url, sandboxUrl, databaseUrl, invitations } = running;
    const addresses = { url, sandboxUrl, databaseUrl };
    process.send?.({ kind: 'started', ...addresses } satisfies Started);
    const milliseconds = Date.now() - launchedAt;
    console.log(welcome({ ...addresses, dataDir: settings.dataDir, milliseconds, invitations }));
    await ended;
    console.log('\nArrêt en cours…');
    await running.stop();
    console.log('Liane est arrêtée. Vos données sont gardées.');
    return 0;
  },
};
