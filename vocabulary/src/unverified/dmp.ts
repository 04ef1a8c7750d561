/** Values of the DMP that no source read so far confirms. One line to change each (national services digest §9). */

/** `VIHF_Version` of the DMP v2 services; the newest mapping of the ANS shows 4.0 (digest §3.12). */
export const dmpVihfVersion = '3.0';

/** U-16: how the user of an AIR was authenticated, by Pro Santé Connect. */
export const dmpAirMeans = 'APP_BROWSER_AUTH';

/** U-16: `AuthnContextClassRef` by mode of authentication. */
export const dmpContextClasses = {
  DIRECTE: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
  INDIRECTE: 'urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient',
  INDIRECTE_RENFORCEE: 'urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient',
} as const;

/** U-26: OID of the receiver of TD0.2, test value. */
export const dmpReceiver = '1.2.250.1.213.4.1.1.1';

/** U-11: what TD0.2 says of the authorisation of the caller. */
export const dmpAuthorisations = ['VALIDE', 'EXPIRE', 'INTERDIT', 'INEXISTANT'] as const;

/** U-13: the practice setting sent for an ESSMS when the configuration says nothing; the other one is `MAD`. */
export const dmpPracticeSettings = { preferred: 'ESSMS' } as const;

/** U-18: value of the secret-connection attribute of a minor. */
export const dmpSecretConnection = 'INVISIBLE_REPRESENTANTS_LEGAUX';

/** U-21: error codes of the DMP known beside those of IHE (digest §3.14), and the one for all others. */
export const dmpGenericError = 'DMPGenericError';

/** U-24: `PreviousVersion` of TD3.3 is the version the DMP told last; 1 when it told none. */
export const dmpFirstVersion = '1';
