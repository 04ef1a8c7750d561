/** Names of the tasks of the worker: graphile-worker takes no dot in a name. */
export const carries = 'exchanges:carry';
export const sweeps = 'exchanges:sweep';
