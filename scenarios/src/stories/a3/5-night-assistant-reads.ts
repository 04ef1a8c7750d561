import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { recordOf } from '../../verbs/record-of.ts';
import {
  eleanore,
  nightAssistant,
  nightAssistantName,
  report,
  returnSheet,
  softwareMailbox,
  watch,
} from './eleanore.ts';

export const nightAssistantReads: Step = {
  who: 'L’aide-soignante de nuit',
  does: 'ouvre depuis « Ma journée » les messages à lire de l’unité, et lit le compte rendu et la surveillance demandée',
  async act(stage) {
    const screen = await stage.screenOf(nightAssistant);
    await screen.open(`${stage.world.url}/`);
    await screen.patiently(90_000).sees('link', /1 message à lire/);
    await screen.follow(/1 message à lire/);
    await screen.sees('heading', /Les Glycines$/);
    await screen.press(/urgences[^]*VASSEUR/i);
    const told = screen.within('region', report);
    await told.press('Lire le document');
    await told.page.getByTitle(report).waitFor({ timeout: 60_000 });
    const asked = screen.within('region', returnSheet);
    await asked.press('Lire le document');
    for (const line of watch) await asked.patiently(60_000).reads(line);
  },
  checks: [
    {
      claim: 'le message est arrivé par la boîte du logiciel, et la lecture est à son nom',
      async holds(stage) {
        const rows = await stage.books.rows(
          `select b.kind, b.address, r.who from messages m
           join mailboxes b on b.id = m.mailbox_id join message_readings r on r.message_id = m.id
           where m.person_id = $1`,
          [await recordOf(stage, eleanore)],
        );
        same(rows, [{ kind: 'APP', address: softwareMailbox, who: nightAssistantName }]);
      },
    },
    {
      claim: 'elle lit mais ne classe pas : ce sera à l’infirmière, demain',
      async holds(stage) {
        const screen = (await stage.screenOf(nightAssistant)).within('region', report);
        await screen.reads('Un infirmier, un médecin ou le secrétariat le classera.');
        const rows = await stage.books.rows<{ state: string }>('select distinct state from message_pieces');
        same(rows, [{ state: 'to-decide' }]);
      },
    },
    {
      claim: 'sa lecture du document a laissé une trace sur le dossier',
      async holds(stage) {
        const rows = await stage.books.rows<{ act: string }>(
          'select distinct act from traces where person_id = $1 and who = $2 and refused is null',
          [await recordOf(stage, eleanore), nightAssistantName],
        );
        const acts = rows.map(({ act }) => act);
        for (const act of ['messaging.message', 'messaging.piece']) holds(acts.includes(act), acts);
      },
    },
  ],
};
