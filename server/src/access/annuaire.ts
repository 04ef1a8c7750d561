import { AnnuaireError, openAnnuaire, type Annuaire } from '@liane/connector-annuaire';
import type { ServerConfig } from '../platform/index.ts';
import type { Registered } from './compare-with-register.ts';

/** The national register as this module asks it. Nothing is thrown: a failure is an answer. */
export interface AsksRegister {
  /** One for each situation of exercise; none when the number is unknown. */
  whoHas(rpps: string): Promise<readonly Registered[] | { failure: string }>;
}

/** Connects at the first question; null when this installation is not connected. */
export function openRegister(annuaire: ServerConfig['annuaire']): AsksRegister | null {
  if (!annuaire) return null;
  let connected: Annuaire | undefined;
  const line = (): Annuaire =>
    (connected ??= openAnnuaire({
      address: annuaire.address,
      apiKey: annuaire.apiKey,
      sandbox: annuaire.sandbox,
      ...(annuaire.authoritiesPem !== undefined && { authorities: annuaire.authoritiesPem }),
    }));
  return {
    async whoHas(rpps) {
      try {
        return (await line().professionals({ rpps })).filter((entry) => entry.rpps === rpps);
      } catch (error) {
        if (!(error instanceof AnnuaireError)) throw error;
        return { failure: error.message };
      }
    },
  };
}
