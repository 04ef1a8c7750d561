import { holds, only, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { askInsi } from '../../verbs/qualify.ts';
import { mauricette, recordOf, secretary } from './mauricette.ts';

export const secretaryAsksInsi: Step = {
  who: 'La secrétaire',
  does: 'interroge INSi, voit la réponse arriver d’elle-même, identique trait pour trait, et l’accepte',
  act: async (stage) => askInsi(await stage.screenOf(secretary)),
  checks: [
    {
      claim: 'INSi a reçu une recherche par traits, et a répondu une seule identité',
      async holds({ town }) {
        const calls = await town.journal('insi');
        const search = only(calls);
        holds(search.received.includes('LE GOFF') && search.received.includes('1937-04-09'), search.received);
        holds(search.answered.includes('>00<'), search.answered);
      },
    },
    {
      claim: 'l’identité est récupérée et porte un matricule de test',
      async holds(stage) {
        const row = only(
          await stage.books.rows('select status, ins_matricule, ins_oid from persons where id = $1', [recordOf(stage)]),
        );
        same(row, {
          status: 'recuperee',
          ins_matricule: mauricette.ins?.matricule,
          ins_oid: '1.2.250.1.213.1.4.10',
        });
      },
    },
  ],
};
