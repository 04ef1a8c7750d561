/** The ways a national service goes wrong: names of the switchboard of the sandbox, and what people say of it. */
export const faults = [
  { kind: 'slow', inFrench: 'met dix secondes à répondre' },
  { kind: 'down', inFrench: 'est en panne' },
  { kind: 'rubbish', inFrench: 'répond n’importe quoi' },
  { kind: 'refusal', inFrench: 'refuse de répondre' },
  { kind: 'cut', inFrench: 'coupe sa réponse au milieu' },
] as const;

export type Fault = (typeof faults)[number];
