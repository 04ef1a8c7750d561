/* What no source read so far confirms about the directory, one line each (MSSanté digest 14 and 18). */

/** Status answered to who calls too fast. */
export const throttleStatus = 429;

/** Status answered when the key is absent or unknown: the guide names 401 without saying when. */
export const unknownKeyStatus = 401;

/** The largest page answered, whatever `_count` asks. */
export const largestPage = 500;

/** Searches whose next pages can still be asked for. */
export const searchesKept = 200;
