/** Calls a second for one application (digest 14). */
export const callsPerSecond = 17;

/** Resources on a page when `_count` does not say (digest 14). */
export const pageByDefault = 50;

/** What the town accepts in `ESANTE-API-KEY`: the real one is obtained on the portal of the ANS. */
export const sandboxKey = '0f5d2a3c-bac-a-sable';
