import { establishments, professionals } from '@liane/cast';
import type { LoadedInvitation } from '../cast/load-cast.ts';
import { seconds } from './progress.ts';

export interface Welcome {
  url: string;
  sandboxUrl: string;
  dataDir: string;
  /** Since the command was typed. */
  milliseconds: number;
  /** Told at the first start only: nothing else keeps them. */
  invitations: readonly LoadedInvitation[];
}

/** What is said when all is ready: where to go, and who may sign in. */
export function welcome({ url, sandboxUrl, dataDir, milliseconds, invitations }: Welcome): string {
  return [
    '',
    `Liane est prête (${seconds(milliseconds)}).`,
    '',
    `  Application    ${url}`,
    `  Bac à sable    ${sandboxUrl}`,
    `  Données        ${dataDir} (fictives ; un second démarrage les garde)`,
    '',
    'Se connecter avec Pro Santé Connect, en tant que :',
    ...whoSignsIn().map((line) => `  ${line}`),
    ...invitations.map(
      ({ name, url: link }) => `\nSans e-CPS, par clé d’accès : ${name} — lien d’invitation valable 72 h :\n  ${link}`,
    ),
    '',
    'Ctrl C arrête tout.',
  ].join('\n');
}

// Those with an active e-CPS who work in an establishment kept here.
function whoSignsIn(): string[] {
  const places = new Map(establishments.map(({ key, name }) => [key, name]));
  const able = professionals.flatMap(({ ecps, givenName, familyName, practices, story }) => {
    const at = practices.flatMap(({ establishmentKey }) => places.get(establishmentKey) ?? []);
    return ecps === 'active' && at.length > 0
      ? [{ name: `${givenName} ${familyName}`, at: at.join(', '), why: story.replace(/^[A-Z]\d+ : /, '') }]
      : [];
  });
  const width = Math.max(...able.map(({ name }) => name.length));
  return able.map(({ name, at, why }) => `${name.padEnd(width)}  ${at} — ${why}`);
}
