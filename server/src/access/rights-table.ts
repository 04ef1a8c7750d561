import { rightsRoles, type RightsRole } from '../platform/index.ts';

/** `docs/rights.md` as the code can compare it: act → roles that may. Throws on a line that is not of the table's shape. */
export function readRightsTable(markdown: string): Map<string, RightsRole[]> {
  const table = new Map<string, RightsRole[]>();
  for (const line of markdown.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const act = /^`([a-z-]+\.[A-Za-z]+)`$/.exec(cells[1] ?? '')?.[1];
    if (act === undefined) continue;
    const told = cells.slice(2, -1);
    if (told.length !== rightsRoles.length || told.some((cell) => cell !== '' && cell !== 'yes'))
      throw new Error(`docs/rights.md: unreadable line for ${act}`);
    if (table.has(act)) throw new Error(`docs/rights.md: ${act} is there twice`);
    table.set(
      act,
      rightsRoles.filter((_role, column) => told[column] === 'yes'),
    );
  }
  return table;
}

/** Sentences naming each act or role where the table and the code differ; empty when they say the same. */
export function differences(
  table: ReadonlyMap<string, readonly RightsRole[]>,
  rights: Readonly<Record<string, readonly RightsRole[]>>,
): string[] {
  const acts = [...new Set([...table.keys(), ...Object.keys(rights)])].toSorted();
  return acts.flatMap((act) => {
    const written = table.get(act);
    const coded = rights[act];
    if (!written) return [`${act} is in the code, not in docs/rights.md`];
    if (!coded) return [`${act} is in docs/rights.md, not in the code`];
    return rightsRoles
      .filter((role) => written.includes(role) !== coded.includes(role))
      .map(
        (role) =>
          `${act}: ${role} ${written.includes(role) ? 'may' : 'may not'} in docs/rights.md, the code says otherwise`,
      );
  });
}
