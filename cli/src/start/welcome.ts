import { establishments, professionals } from '@liane/cast';
import { seconds } from './progress.ts';

export interface Welcome {
  url: string;
  sandboxUrl: string;
  dataDir: string;
  /** Since the command was typed. */
  milliseconds: number;
}

/** What is said when all is ready: where to go, and who may sign in. */
export function welcome({ url, sandboxUrl, dataDir, milliseconds }: Welcome): string {
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
