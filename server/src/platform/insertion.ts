/** SQL and what its `$1`, `$2`… stand for. */
export interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

const texts = new Map<string, string>();

/**
 * INSERT of one row, its text built once per table and set of columns: to build it again costs more than to send it, and some rows
 * (facts, traces, commands) are written at each click. Table and columns are named by our code, never by what is received.
 */
export function insertion(table: string, row: object): Statement {
  const columns = Object.keys(row);
  const key = `${table}(${columns.join()})`;
  let sql = texts.get(key);
  if (sql === undefined) {
    sql = `insert into ${key} values (${columns.map((_, index) => `$${index + 1}`).join()})`;
    texts.set(key, sql);
  }
  return { sql, parameters: Object.values(row) };
}

/**
 * Several statements as one, which costs less than sending each. They share one snapshot and no order: insertions that do not look at
 * each other, and one condition at most. Answers the only one as it is.
 */
export function together(insertions: readonly Statement[], condition?: Statement): Statement {
  const [only] = insertions;
  if (only && insertions.length === 1 && !condition) return only;
  const key = [...insertions, ...(condition ? [condition] : [])].map(({ sql }) => sql).join(';');
  let sql = texts.get(key);
  if (sql === undefined) {
    let before = 0;
    const renumbered = ({ sql: text, parameters }: Statement): string => {
      const from = before;
      before += parameters.length;
      return text.replaceAll(/\$(\d+)/g, (_, number) => `$${Number(number) + from}`);
    };
    const parts = insertions.map((statement, index) => `w${index} as (${renumbered(statement)})`);
    const last = condition ? renumbered(condition) : 'select';
    sql = parts.length > 0 ? `with ${parts.join(', ')} ${last}` : last;
    texts.set(key, sql);
  }
  return {
    sql,
    parameters: [...insertions, ...(condition ? [condition] : [])].flatMap(({ parameters }) => parameters),
  };
}
