import { useEffect, useState } from 'react';
import { fullInstant, spokenCivilDate, spokenInstant, writtenCivilDate } from './french-dates.ts';
import styles from './french-date.module.css';

/** The present minute, so that « il y a 3 min » keeps telling the truth. */
export function useNow(everyMs = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** An instant as people say it; the full date on hover, focus and for screen readers. */
export function FrenchDate({ at }: { at: string }) {
  const now = useNow();
  const instant = new Date(at);
  const full = fullInstant(instant);
  return (
    <time dateTime={at} title={full} className={styles['date']} data-full={full}>
      {spokenInstant(instant, now)}
    </time>
  );
}

/** A day without hour: birth, proof, start of a treatment. */
export function CivilDate({ date, long = false }: { date: string; long?: boolean }) {
  return <time dateTime={date}>{long ? spokenCivilDate(date) : writtenCivilDate(date)}</time>;
}
