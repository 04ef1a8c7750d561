import { same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { acceptInvitation } from '../../verbs/passkey.ts';
import { recordOf } from '../../verbs/record-of.ts';
import { noteReturn } from '../../verbs/transfer.ts';
import { eleanore, nightAssistant, nightAssistantName } from './eleanore.ts';

export const nightAssistantWelcomesBack: Step = {
  who: 'L’aide-soignante de nuit',
  does: 'se connecte avec sa clé d’accès, sans carte, et note le retour d’Eléanore à minuit',
  async act(stage) {
    const screen = await acceptInvitation(stage, nightAssistant);
    await noteReturn(stage, screen, eleanore);
  },
  checks: [
    {
      claim: 'Eléanore est présente, notée par elle',
      async holds(stage) {
        const rows = await stage.books.rows(
          `select s.state, m.by_name from current_stays s join movements m on m.stay_id = s.stay_id
           where s.person_id = $1 and m.kind = 'return'`,
          [await recordOf(stage, eleanore)],
        );
        same(rows, [{ state: 'present', by_name: nightAssistantName }]);
      },
    },
    {
      claim: 'elle est seule connectée : personne n’a de carte qui ouvrirait les boîtes des équipes',
      async holds({ books }) {
        same(await books.rows('select signed_in_with from sessions'), [{ signed_in_with: 'passkey' }]);
      },
    },
  ],
};
