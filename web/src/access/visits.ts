/** What two traces must share to be told on one line. */
export interface Told {
  at: string;
  who: string;
  role: string;
  why: string | null;
  actInFrench: string;
  personId?: string | null;
  from?: string;
}

/** The same thing done by the same person, several times in one visit: how often, and between which moments. */
export interface Visit<T extends Told> {
  /** The newest of them. */
  latest: T;
  firstAt: string;
  all: readonly T[];
}

/** Minutes without the same act after which it is told again: a visit that ended. */
const visitEnds = 30 * 60_000;

/**
 * Tells a list of traces, the newest first, one line per thing done in a visit: the same act of the same person, as long as
 * nobody else comes between. Nothing is left out: each line keeps its traces.
 */
export function visits<T extends Told>(traces: readonly T[]): Visit<T>[] {
  const lines: { latest: T; firstAt: string; all: T[] }[] = [];
  let visit: typeof lines = [];
  let visitor: T | undefined;
  for (const trace of traces) {
    if (visitor === undefined || !samePerson(visitor, trace)) visit = [];
    visitor = trace;
    const line = visit.find(
      (one) => sameAct(one.latest, trace) && Date.parse(one.firstAt) - Date.parse(trace.at) <= visitEnds,
    );
    if (line === undefined) {
      const begun = { latest: trace, firstAt: trace.at, all: [trace] };
      visit.push(begun);
      lines.push(begun);
    } else {
      line.firstAt = trace.at;
      line.all.push(trace);
    }
  }
  return lines;
}

const samePerson = (a: Told, b: Told): boolean => a.who === b.who && a.role === b.role && a.from === b.from;

const sameAct = (a: Told, b: Told): boolean =>
  a.actInFrench === b.actInFrench && a.why === b.why && a.personId === b.personId;
