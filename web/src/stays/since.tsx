import { FrenchDate, useNow } from '../design/french-date.tsx';
import { fullInstant } from '../design/french-dates.ts';

// What was just noted may be a little ahead of the clock of this screen.
const aClockApart = 2;

/** « depuis 3 min », « depuis hier à 22 h »: how long a state has lasted. */
export function Since({ at }: { at: string }) {
  const now = useNow();
  const minutes = minutesSince(at, now);
  if (minutes >= 60 || minutes < -aClockApart) {
    return (
      <>
        depuis <FrenchDate at={at} />
      </>
    );
  }
  const full = fullInstant(new Date(at));
  return (
    <time dateTime={at} title={full} data-full={full}>
      {minutes <= 0 ? 'à l’instant' : `depuis ${minutes} min`}
    </time>
  );
}

const minutesSince = (at: string, now: Date): number => Math.floor((now.getTime() - Date.parse(at)) / 60_000);
