/** Why `/connexion?probleme=<code>` is shown; stable codes, the page has the sentences. */
export const signInProblems = [
  /** Pro Santé Connect, or the person on the phone, said no. */
  'psc-refused',
  /** No answer in time. */
  'psc-slow',
  'psc-down',
  'psc-unreadable',
  /** The answer is not the one to our question: state, nonce, signature. */
  'psc-untrusted',
  'psc-misconfigured',
  'assurance-too-low',
  /** Ten minutes passed, another browser, or an address opened twice. */
  'sign-in-expired',
  /** No administrator has added this professional. */
  'unknown-professional',
  /** Added, but Pro Santé Connect names no establishment where they were. */
  'no-matching-establishment',
  /** The establishment matches, the role given here does not. */
  'role-not-confirmed',
  'account-closed',
] as const;

export type SignInProblem = (typeof signInProblems)[number];
