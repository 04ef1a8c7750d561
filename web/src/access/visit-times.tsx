import { FrenchDate } from '../design/french-date.tsx';
import type { Told, Visit } from './visits.ts';

/** When it was done last; since when and how often, when it was done several times. */
export function VisitTimes({ visit: { latest, firstAt, all } }: { visit: Visit<Told> }) {
  const together = Date.parse(latest.at) - Date.parse(firstAt) < 60_000;
  return (
    <>
      <FrenchDate at={latest.at} />
      {all.length > 1 && (
        <small>
          {all.length} fois
          {!together && (
            <>
              , la première <FrenchDate at={firstAt} />
            </>
          )}
        </small>
      )}
    </>
  );
}
