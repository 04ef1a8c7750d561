/** The closed list of RFC 6749 §5.2 that this server uses; the last one goes with 429. */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'temporarily_unavailable';

export class OAuthProblem extends Error {
  readonly error: OAuthError;
  /** The client came with the header Authorization, and must be answered with WWW-Authenticate. */
  readonly withBasic: boolean;

  constructor(error: OAuthError, description: string, withBasic = false) {
    super(description);
    this.error = error;
    this.withBasic = withBasic;
  }

  get status(): number {
    if (this.error === 'invalid_client') return 401;
    return this.error === 'temporarily_unavailable' ? 429 : 400;
  }
}
