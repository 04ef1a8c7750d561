import type { Duplex } from 'node:stream';

/** What a query of our own uses of the connection under it: node-postgres carries COPY, and leaves its rows to the query. */
export interface Wire {
  stream: Duplex;
  query(text: string): void;
}

/** The same, with what its published types leave out. */
export interface WritableWire extends Wire {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** `COPY 12` → 12. */
export const rowsOf = ({ text }: { text: string }): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0);
