import { held, type Rule } from './rule.ts';

/** A message needs somebody who can receive it, and a mailbox to leave from. */
export const knownAddress: Rule = ({ sending, address, mailbox }) => {
  if (sending.channel === 'dmp') return null;
  if (mailbox === null)
    return held(
      'no-mailbox',
      'Cet établissement n’a pas de boîte aux lettres applicative.',
      'Demandez à votre administrateur de l’ajouter à la configuration.',
    );
  if (sending.channel === 'mssante' && address === null)
    return held(
      'no-address',
      `L’adresse MSSanté de ${sending.recipientName} n’est pas connue.`,
      'Ajoutez-la dans son entourage : l’envoi repartira seul.',
    );
  return null;
};
