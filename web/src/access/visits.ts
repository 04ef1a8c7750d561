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
 * Tells a list of traces, the newest first, one line per thing done in a visit: the same act of the same person, whoever
 * else comes between. Nothing is left out: each line keeps its traces.
 */
export function visits<T extends Told>(traces: readonly T[]): Visit<T>[] {
  const lines: { latest: T; firstAt: string; all: T[] }[] = [];
  const last = new Map<string, (typeof lines)[number]>();
  for (const trace of traces) {
    const { who, role, from, actInFrench, why, personId } = trace;
    const told = JSON.stringify([who, role, from, actInFrench, why, personId]);
    const line = last.get(told);
    if (line === undefined || Date.parse(line.firstAt) - Date.parse(trace.at) > visitEnds) {
      const begun = { latest: trace, firstAt: trace.at, all: [trace] };
      last.set(told, begun);
      lines.push(begun);
    } else {
      line.firstAt = trace.at;
      line.all.push(trace);
    }
  }
  return lines;
}
