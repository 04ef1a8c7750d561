/** Values of Pro Santé Connect that no source read so far confirms. One line to change each (national services digest §9). */

/** U-01: no back-channel logout; a session ends when its refresh fails. */
export const pscBackChannelLogout = false;

/** U-02: where the assurance-maladie authorisation server exchanges tokens, and the scopes of its services. */
export const pscTokenExchangePath = '/as/token';
export const pscExchangeScopes = { insi: 'insi', dmp: 'dmp' } as const;

/** U-02: whether INSi and the DMP demand the bearer token beside the SOAP message. */
export const pscTransportByDefault = false;

/** Lifetime of an access token in seconds; another editor's kit says 4 to 5 minutes (digest §1.4). */
export const pscAccessTokenSeconds = 120;

/** U-27: whether a role GENR08 to GENR12 counts as a health professional for the DMP. */
export const genrCountsAsHealthProfessional = false;
