import type { z } from 'zod';
import type { Act } from './act.ts';
import type { AnyContract, BodyOf, Contract, ParamsOf, ReplyOf } from './contract.ts';
import type { Tx } from './tx.ts';

export interface Input<C> {
  params: ParamsOf<C>;
  body: BodyOf<C>;
}

/** What a route leaves behind it in the traces. */
export interface TraceNote {
  personId: string | null;
  /** Said by the one who acts (break-glass, correction). */
  why?: string | null;
}

/** One route: read, ask the policy, call the verb, present. All of it in one transaction of the organisation. */
export interface Served<C extends AnyContract> {
  contract: C;
  /** Stable name of the act in rights and traces, e.g. `stays.admit`. */
  act: string;
  /** Throws a RefusedByRight when this actor may not; asked once, here. May answer why it was allowed (break-glass). */
  may(act: Act, input: Input<C>, tx: Tx): void | Promise<void | { why: string }>;
  /** `none` only for what says nothing of anybody (reference lists, own drafts). */
  trace: 'none' | ((input: Input<C>, reply: ReplyOf<C>) => TraceNote);
  /** False when this time leaves none: nothing was shown, or the screen asks again in the same visit. A refusal leaves its own all the same. */
  leavesTrace?(act: Act, input: Input<C>, reply: ReplyOf<C>, tx: Tx): Promise<boolean>;
  do(input: Input<C>, act: Act, tx: Tx): Promise<ReplyOf<C>>;
  /** The answer is shown once (a secret, an invitation): the command is kept without it. */
  shownOnce?: true;
  /** Done twice, it leaves what it leaves done once: the command and its answer are kept nowhere. */
  repeatable?: true;
}

export interface AnyServed {
  contract: AnyContract;
  act: string;
  may(act: Act, input: Input<AnyContract>, tx: Tx): void | Promise<void | { why: string }>;
  trace: 'none' | ((input: Input<AnyContract>, reply: unknown) => TraceNote);
  leavesTrace?(act: Act, input: Input<AnyContract>, reply: unknown, tx: Tx): Promise<boolean>;
  do(input: Input<AnyContract>, act: Act, tx: Tx): Promise<unknown>;
  shownOnce?: true;
  repeatable?: true;
}

export function serve<P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, B, R>,
  rest: Omit<Served<Contract<P, B, R>>, 'contract'>,
): AnyServed {
  return { contract, ...rest } as unknown as AnyServed;
}

/** The trace of a route whose path or body names the person. */
export const aboutPerson = (input: { params: unknown; body: unknown }): TraceNote => {
  const params = input.params as { personId?: string; id?: string };
  const body = input.body as { personId?: string } | undefined;
  return { personId: params.personId ?? body?.personId ?? params.id ?? null };
};
