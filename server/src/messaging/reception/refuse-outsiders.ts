import { domainOf } from '../operator.ts';
import { returnPathOf } from '../return-path.ts';
import { setAside, type Step } from './reception.ts';

/**
 * The domains of the trusted space are a list, never a suffix (digest 1 and 2). A delivery notice comes from a machine of an operator,
 * whose name may be in no list, and from nobody to answer to: an empty Return-Path (RFC 3464 2), which our own operator writes.
 */
export const refuseOutsiders: Step = async (reception) => {
  const { read, operator, bytes } = reception;
  if (read?.kind === 'delivery-notice' && returnPathOf(bytes) === '') return undefined;
  if (read?.from && operator.authorisedDomains.has(domainOf(read.from.address))) return undefined;
  setAside(reception, 906, 'L’expéditeur n’est pas dans l’espace de confiance MSSanté : n’ouvrez rien de ce message.');
  return 'stop';
};
