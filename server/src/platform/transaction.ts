import type pg from 'pg';

/** SQLSTATE in_failed_sql_transaction: says that a statement before this one failed, not why. */
const failedBefore = '25P02';
/** What `liane_presumed` raises (migration `100-platform-3`). */
const presumedWrongly = 'LN001';

/**
 * One transaction on a pipelined connection: statements leave at once, answers come back in the same order. Once it is over it
 * refuses every statement, since its connection already serves another.
 */
export class Transaction {
  readonly #client: pg.PoolClient;
  readonly #opening: string;
  readonly #ahead: Promise<unknown>[] = [];
  readonly #presumed: Promise<unknown>[] = [];
  #opened = false;
  #over = false;
  #gathering = false;

  constructor(client: pg.PoolClient, opening: string) {
    this.#client = client;
    this.#opening = opening;
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Whether anything was sent. */
  get isOpened(): boolean {
    return this.#opened;
  }

  /** Sends a statement; answers its result. */
  query(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.#over) throw new Error('a statement after the end of its transaction');
    this.#gather();
    if (!this.#opened) {
      this.#opened = true;
      void this.send({ text: this.#opening });
    }
    return statement.values ? this.#client.query(statement) : this.#client.query(statement.text);
  }

  /** What is asked in the same turn leaves in one packet: half the cost of a small transaction is in writing to the socket. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      stream.uncork();
    });
  }

  /** Sends a statement that nobody waits for before the commit. */
  send(statement: pg.QueryConfig): Promise<unknown> {
    const answer = this.query(statement);
    answer.catch(() => {});
    this.#ahead.push(answer);
    return answer;
  }

  /** Sends a call of `liane_presumed`: everything after it fails when what it presumes does not hold. */
  presume(statement: pg.QueryConfig): void {
    this.#presumed.push(this.send(statement));
  }

  /** Asked once the transaction is undone: was it for something presumed that does not hold? */
  async presumedWrongly(): Promise<boolean> {
    const answers = await Promise.allSettled(this.#presumed);
    return answers.some((answer) => answer.status === 'rejected' && codeOf(answer.reason) === presumedWrongly);
  }

  /** Nothing was sent: there is nothing to keep. */
  end(): void {
    this.#over = true;
  }

  /** The whole transaction as one statement, which is one by itself. Throws its failure: nothing is kept then. */
  async commitAs(statement: pg.QueryConfig, presuming: boolean): Promise<void> {
    const answer = this.#client.query(statement);
    this.#over = true;
    if (presuming) this.#presumed.push(answer);
    await answer;
  }

  /** In the same flight as what was sent last. Throws the first failure: nothing is kept then. */
  async commit(): Promise<void> {
    const answer = this.query({ text: 'commit' });
    this.#over = true;
    const [{ command }] = await Promise.all([answer, ...this.#ahead]);
    // After a failed statement, whoever caught it, PostgreSQL answers COMMIT by a rollback and no error.
    if (command !== 'COMMIT') throw new Error('the transaction was undone');
  }

  /** Undoes everything. Throws when the connection does not answer any more. */
  async rollback(): Promise<void> {
    this.#over = true;
    if (this.#opened) await this.#client.query('rollback');
  }

  /** The statement that failed first, when `failure` only says that one did. */
  async causeOf(failure: unknown): Promise<unknown> {
    if (codeOf(failure) !== failedBefore) return failure;
    try {
      await Promise.all(this.#ahead);
      return failure;
    } catch (cause) {
      return cause;
    }
  }
}

const codeOf = (failure: unknown): unknown => (failure as { code?: unknown } | null)?.code;
