import { over, type Rule } from './rule.ts';

/** Milliseconds during which a movement is news: nobody is told late, and those of a record taken over are not told. */
const newsFor = 7 * 24 * 3_600_000;

export const isOldNews = (happened: Date, now: Date): boolean => happened.getTime() < now.getTime() - newsFor;

/** A notice held too long is no longer one. */
export const stillNews: Rule = ({ happenedAt, now }) =>
  happenedAt !== null && isOldNews(happenedAt, now)
    ? over('too-old', 'C’est arrivé il y a plus d’une semaine : l’avis n’est plus envoyé.')
    : null;
