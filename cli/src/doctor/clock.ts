import type { Sheet } from './finding.ts';

/** An access token of Pro Santé Connect lives two minutes (national digest 1.4); a sign-in tolerates ten seconds. */
const tokenLife = 120;
const tolerated = 10;
const tooMuch = 60;

/** Our clock against the `Date` of an answer, seconds. */
export function checkClock(sheet: Sheet, date: string | undefined, receivedAt: Date): void {
  const theirs = new Date(date ?? '');
  if (Number.isNaN(theirs.getTime())) return;
  const seconds = Math.round((receivedAt.getTime() - theirs.getTime()) / 1000);
  const gap = Math.abs(seconds);
  const said =
    gap <= 1 ? 'à l’heure du service' : `${seconds > 0 ? 'en avance' : 'en retard'} de ${duration(gap)} sur le service`;
  const todo = `Réglez l’horloge de cette machine sur un serveur de temps (NTP) : un jeton Pro Santé Connect vit ${tokenLife} s.`;
  if (gap > tooMuch) sheet.fail('Horloge', said, todo);
  else if (gap > tolerated) sheet.warn('Horloge', said, todo);
  else sheet.ok('Horloge', said);
}

const duration = (seconds: number): string =>
  seconds < 120
    ? `${seconds} s`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 3600)} h`;
