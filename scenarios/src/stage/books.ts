import pg from 'pg';

/** The database of a world, looked at and never written. */
export interface Books {
  /** Rows of a question; parameters stand as `$1`. */
  rows<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Opens the database of a world for reading; each question uses a connection of its own, so that a killed database is no matter. */
export function openBooks(url: () => string): Books {
  return {
    async rows(sql, parameters = []) {
      const client = new pg.Client({ connectionString: url(), options: '-c default_transaction_read_only=on' });
      await client.connect();
      try {
        return (await client.query(sql, parameters)).rows;
      } finally {
        await client.end();
      }
    },
  };
}
