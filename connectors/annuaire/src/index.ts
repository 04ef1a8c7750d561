import { checkConfig } from './config.ts';
import type { Annuaire, AnnuaireConfig } from './messages.ts';
import { organisations } from './organisations.ts';
import { keepPace } from './pace.ts';
import { professionals } from './professionals.ts';
import { overHttp } from './transport.ts';

export * from './errors.ts';
export type * from './messages.ts';

/** Opens no connection yet. @throws AnnuaireMisconfigured when the address is not https, or the key or authorities cannot be used. */
export function openAnnuaire(config: AnnuaireConfig): Annuaire {
  const settings = checkConfig(config);
  const transport = overHttp(settings);
  const line = { settings, transport, pace: keepPace() };
  return {
    professionals: (query) => professionals(line, query),
    organisations: (query) => organisations(line, query),
    close: () => transport.close(),
  };
}
