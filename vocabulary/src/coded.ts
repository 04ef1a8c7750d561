/** A code of a national or international terminology. `system` is an OID without prefix. */
export interface Coded {
  code: string;
  system: string;
  display: string;
}
