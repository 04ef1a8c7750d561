import type { Command } from '../command.ts';
import { BadlyAsked } from '../refusals.ts';
import { readProduction } from '../serve/config.ts';
import { endAsked } from '../start/end-asked.ts';

export const serve: Command = {
  usage: '--config FICHIER',
  does: 'Sert l’application en production, d’après un fichier (voir docs/production.md).',
  options: { config: { type: 'string' } },
  async run({ words, flags }) {
    const path = flags['config'];
    if (typeof path !== 'string' || words.length > 0)
      throw new BadlyAsked('Donnez le fichier de configuration par --config.');
    const production = readProduction(path);
    const ended = endAsked();
    const { startProduction } = await import('../serve/production.ts');
    const running = await startProduction(production);
    process.send?.({ kind: 'started', url: running.url });
    console.log(`Liane écoute sur ${running.url} ; les navigateurs l’atteignent par ${production.server.publicUrl}.`);
    if (running.invitationUrl) {
      console.log(
        '\nPersonne n’administre encore cette installation. Remettez cette adresse à la personne nommée, et à elle seule :',
      );
      console.log(`\n  ${running.invitationUrl}\n`);
      console.log(
        'Elle sert une fois, pendant 72 h, et ne sera plus montrée. Perdue, un nouveau démarrage en donne une autre et annule celle-ci.',
      );
    }
    await ended;
    console.log('\nArrêt en cours…');
    await running.stop();
    console.log('Liane est arrêtée.');
    return 0;
  },
};
