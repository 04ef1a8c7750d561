import type { Resource } from '@medplum/fhirtypes';
import type { Caller } from './caller.ts';
import type { Position } from './cursor.ts';
import type { FhirApiNeeds } from './needs.ts';
import type { Order } from './question.ts';
import type { FhirType } from './scopes.ts';
import type { SearchParams, Term } from './search-param.ts';
import type { Tx } from '../platform/index.ts';

/** What the answer to one request works with. */
export interface Asking {
  tx: Tx;
  caller: Caller;
  needs: FhirApiNeeds;
  /** Of the installation, e.g. `https://dui.example.fr`. */
  publicUrl: string;
}

/** Which rows to read. */
export interface Selection {
  /** Row ids, from `_id` or from the path; null for any. */
  ids: string[] | null;
  /** Persons, those absorbed included; null for any. */
  personIds: string[] | null;
  changedFrom: Date | null;
  changedBefore: Date | null;
  terms: readonly Term[];
  order: Order;
  /** Rows before this one are behind us; its own row is read again, since it may hold several resources. */
  from: Position | null;
  limit: number;
  /** Read by its id, one that was withdrawn still says so. */
  withWithdrawn: boolean;
}

export interface Row {
  id: string;
  person_id: string;
  changed_at: Date;
  dated_at: Date | null;
}

export interface Found {
  resource: Resource;
  /** Who it speaks of: the person kept, when another absorbed the one it was written under. */
  personId: string;
  row: Row;
  /** Distinguishes the resources of one row; empty when it makes one alone. */
  part: string;
  /** Was withdrawn, in a type that has no word for it. */
  gone?: boolean;
}

/** One type of resource: its parameters, and how its rows become what is sent. */
export interface ServedResource {
  type: FhirType;
  /** Ids of FR Core profiles. */
  profiles: readonly string[];
  params: SearchParams;
  /** The order `date` exists. */
  dated: boolean;
  /** A search names one of these at least, lest it read the whole organisation. */
  demands: readonly string[];
  rows(asking: Asking, selection: Selection): Promise<Row[]>;
  found(asking: Asking, rows: Row[]): Promise<Found[]>;
}

/** Erases the types of one resource, each file having checked its own. */
export const serveResource = <R extends Row, P extends Resource>(served: {
  [K in keyof ServedResource]: K extends 'params'
    ? SearchParams<P>
    : K extends 'rows'
      ? (asking: Asking, selection: Selection) => Promise<R[]>
      : K extends 'found'
        ? (asking: Asking, rows: R[]) => Promise<Found[]>
        : ServedResource[K];
}): ServedResource => served;
