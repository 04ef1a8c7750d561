/** What must be asked again after an act on this identity. */
export const afterIdentityActOn =
  (personId: string): (() => string[]) =>
  () => [`person:${personId}`, 'identities', 'people'];
