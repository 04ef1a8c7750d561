/** Displays by code, by code system (an OID). */
export type CodeTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whether the pair stands in the table. */
export const holds = (table: CodeTable, code: string, system: string): boolean => table[system]?.[code] !== undefined;
