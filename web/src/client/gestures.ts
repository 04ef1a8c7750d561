let last = Date.now();

/** A person touched this page. */
export function gesture(at = Date.now()): void {
  last = at;
}

/** Milliseconds since someone last touched this page: what is asked without anyone must not keep the session open. */
export const sinceGesture = (now = Date.now()): number => now - last;
