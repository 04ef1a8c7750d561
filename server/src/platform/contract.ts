import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One act or question over HTTP, described once for the server, the web client and OpenAPI. */
export interface Contract<P extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: Method;
  /** `:name` marks a parameter; only opaque identifiers ever stand in a path. */
  path: `/${string}`;
  params: P;
  body: B;
  reply: R;
  /** What it does, in French, for the API documentation. */
  summary: string;
}

export type AnyContract = Contract<z.ZodType, z.ZodType, z.ZodType>;

interface Described<P, B, R> {
  method: Method;
  path: `/${string}`;
  summary: string;
  params?: P;
  body?: B;
  reply: R;
}

export function contract<R extends z.ZodType, P extends z.ZodType = z.ZodObject, B extends z.ZodType = z.ZodUndefined>(
  described: Described<P, B, R>,
): Contract<P, B, R> {
  return {
    params: z.object({}) as unknown as P,
    body: z.undefined() as unknown as B,
    ...described,
  };
}

/** Made by the client (UUIDv7): repeating a command with the same id is harmless. */
export const Id = z.uuid();
export const CivilDate = z.iso.date();
export const Instant = z.iso.datetime({ offset: true });

/** The answer of a command that has nothing else to say. */
export const Done = z.object({ at: Instant });

/** A refusal or a failure, as every screen receives it. */
export const Problem = z.object({
  /** Stable code of the refusal, e.g. `stay-already-closed`. */
  code: z.string(),
  kind: z.enum(['refused-by-rule', 'refused-by-right', 'failed-outside', 'invalid', 'not-found', 'unexpected']),
  /** What happened, in French. */
  message: z.string(),
  /** What is safe, in French. */
  safe: z.string().optional(),
  /** What to do, in French. */
  todo: z.string().optional(),
  worthRetrying: z.boolean().optional(),
  faults: z.array(z.object({ where: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

export type ParamsOf<C> = C extends Contract<infer P, z.ZodType, z.ZodType> ? z.output<P> : never;
export type BodyOf<C> = C extends Contract<z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
export type ReplyOf<C> = C extends Contract<z.ZodType, z.ZodType, infer R> ? z.input<R> : never;
export type AnswerOf<C> = C extends Contract<z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
