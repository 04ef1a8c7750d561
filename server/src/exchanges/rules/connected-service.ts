import { held, type Rule } from './rule.ts';

/** An installation may be connected to a service later: what waits for it leaves then. */
export const connectedService: Rule = ({ sending, connected }) =>
  connected
    ? null
    : held(
        'not-connected',
        sending.channel === 'dmp'
          ? 'Cette installation n’est pas raccordée au DMP.'
          : 'Cette installation n’est pas raccordée à MSSanté.',
        'Votre administrateur peut la raccorder.',
      );
