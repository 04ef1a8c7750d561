/** Values of the Annuaire Santé that no source read so far confirms. One line to change each (MSSanté digest 14 and 18). */

/** Modifier of `name` on Practitioner: none reads the beginning of each name, as FHIR says; `:contains` is disputed (14.4, 14.5). */
export const annuaireNameModifier = '';

/** Modifier of `name` on Organization: a structure is searched by any of its words, so its beginning is not enough. */
export const annuaireStructureNameModifier = ':contains';

/** Status that says « too many calls » (18). */
export const annuaireThrottleStatus = 429;

/** Calls a second we allow ourselves, and how many may leave at once: under the 17 of the guide, since the clock that counts is not ours. */
export const annuaireCallsPerSecond = 12;
export const annuaireBurst = 4;
