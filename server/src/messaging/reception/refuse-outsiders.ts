import { domainOf } from '../operator.ts';
import { setAside, type Step } from './reception.ts';

/** The domains of the trusted space are a list, never a suffix (digest 1 and 2). A delivery notice comes from the operator itself. */
export const refuseOutsiders: Step = async (reception) => {
  const { read, operator } = reception;
  if (read?.kind === 'delivery-notice') return undefined;
  if (read?.from && operator.authorisedDomains.has(domainOf(read.from.address))) return undefined;
  setAside(reception, 906, 'L’expéditeur n’est pas dans l’espace de confiance MSSanté : n’ouvrez rien de ce message.');
  return 'stop';
};
