import { checkConfig } from './config.ts';
import type { InsiConfig } from './config.ts';
import { findByTraits } from './find-by-traits.ts';
import type { TraitsAnswer, TraitsQuery, VerificationAnswer, VerificationQuery } from './messages.ts';
import { overMutualTls } from './transport.ts';
import { verify } from './verify.ts';

export type { InsiConfig, Software } from './config.ts';
export * from './errors.ts';
export { findByTryingGivenNames } from './find-by-trying-given-names.ts';
export type { FindsByTraits, TraitsCall, TriedGivenNames } from './find-by-trying-given-names.ts';
export * from './messages.ts';

/** The téléservice INSi as we call it. Every failure is an `InsiError`. */
export interface Insi {
  /** Whose INS has these traits; one call. */
  findByTraits(query: TraitsQuery): Promise<TraitsAnswer>;
  /** Does this INS belong to these traits; one call. */
  verify(query: VerificationQuery): Promise<VerificationAnswer>;
  /** Closes idle connections. */
  close(): void;
}

/** Opens no connection yet. @throws InsiMisconfigured when the address is not https or the certificate, key and authorities do not read together. */
export function connectToInsi(config: InsiConfig): Insi {
  const settings = checkConfig(config);
  const transport = overMutualTls(settings);
  const line = { settings, transport };
  return {
    findByTraits: (query) => findByTraits(line, query),
    verify: (query) => verify(line, query),
    close: () => transport.close(),
  };
}
