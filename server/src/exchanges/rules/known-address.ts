import { of, to } from '@liane/vocabulary/articles';
import { practitionerToCome } from '../recipients.ts';
import { held, type Rule } from './rule.ts';

/** A message needs somebody who can receive it, and a mailbox to leave from. */
export const knownAddress: Rule = ({ sending, address, several, mailbox }) => {
  if (sending.channel === 'dmp') return null;
  if (mailbox === null)
    return held(
      'no-mailbox',
      'Cet établissement n’a pas de boîte aux lettres applicative.',
      'Demandez à votre administrateur de l’ajouter à la configuration.',
    );
  if (sending.channel === 'mssante' && address === null && several.length > 0)
    return held(
      'several-addresses',
      `L’Annuaire Santé donne plusieurs adresses ${to(sending.recipientName)} : ${several.join(', ')}.`,
      sending.recipientKey.startsWith('hospital:')
        ? 'Notez la bonne parmi vos correspondants : l’envoi repartira seul. D’ici là, remettez le document imprimé.'
        : 'Notez la bonne dans son entourage : l’envoi repartira seul.',
    );
  if (sending.channel === 'mssante' && address === null && sending.recipientKey === practitionerToCome)
    return held(
      'no-gp',
      'Son médecin traitant, ou son adresse MSSanté, n’est pas encore noté.',
      'Notez-le dans son entourage : l’avis partira seul.',
    );
  if (sending.channel === 'mssante' && address === null)
    return sending.recipientKey.startsWith('hospital:')
      ? held(
          'no-hospital-address',
          `L’adresse MSSanté ${of(sending.recipientName)} n’est pas encore connue.`,
          'Elle est cherchée dans l’Annuaire Santé. Remettez le document imprimé, et appelez le service.',
        )
      : held(
          'no-address',
          `L’adresse MSSanté ${of(sending.recipientName)} n’est pas encore connue.`,
          'Elle est cherchée dans l’Annuaire Santé. Ajoutez-la dans son entourage : l’envoi repartira seul.',
        );
  return null;
};
