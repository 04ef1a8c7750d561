import { careplan } from '@liane/server/contract/careplan';
import { circle } from '@liane/server/contract/circle';
import { health } from '@liane/server/contract/health';
import { medication } from '@liane/server/contract/medication';
import type { Page } from 'playwright-core';
import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { note } from '../../verbs/note.ts';
import { newId } from '../../wire/new-id.ts';
import { sendFrom } from '../../wire/same-calls.ts';
import { nurse, nurseName, recordOf, tracesOf } from './mauricette.ts';
import { toldBesides } from './told-besides.ts';
import { toldOnScreen } from './told-on-screen.ts';

export const nurseFillsTheRecord: Step = {
  who: 'L’infirmière',
  does:
    'remplit le dossier : à l’écran l’allergie, un problème, un traitement, les constantes, les directives et la personne de confiance ; ' +
    'le reste par les mêmes appels que les écrans, depuis sa session',
  async act(stage) {
    const screen = await stage.screenOf(nurse);
    await screen.open(`${stage.world.url}/personnes/${recordOf(stage)}`);
    for (const one of toldOnScreen) await note(screen, one);
    await recordTheRest(screen.page, recordOf(stage));
    await screen.open(`${stage.world.url}/personnes/${recordOf(stage)}`);
  },
  checks: [
    {
      claim: 'chaque fait porte son auteur, son rôle et son heure',
      async holds(stage) {
        const facts = await stage.books.rows<{ by_name: string; by_role: string; dated: boolean }>(
          'select distinct by_name, by_role, recorded_at is not null as dated from facts where person_id = $1',
          [recordOf(stage)],
        );
        same(facts, [{ by_name: nurseName, by_role: 'infirmier', dated: true }]);
      },
    },
    {
      claim:
        'l’en-tête du dossier montre l’allergie, l’alerte, les directives, la personne de confiance et le médecin traitant sans un clic',
      async holds(stage) {
        // The stays say none of this: what is read here is the header.
        const screen = await stage.screenOf(nurse);
        await screen.open(`${stage.world.url}/personnes/${recordOf(stage)}/sejours`);
        for (const known of ['Amoxicilline', 'Chutes', 'Directives connues', /Françoise DELAUNAY/, /Gérard LEMOINE/])
          await screen.reads(known);
        await screen.reads('Qualifiée');
      },
    },
    {
      claim: 'chaque ouverture du dossier a laissé une trace : qui, de qui, quand, d’où',
      async holds(stage) {
        const acts = await tracesOf(stage, nurseName);
        same(acts.filter((act) => act === 'record.open').length >= 2, true);
        const sql = `select distinct who, from_where from traces where person_id = $1 and act = 'record.open' and who = $2`;
        const rows = await stage.books.rows<{ from_where: string }>(sql, [recordOf(stage), nurseName]);
        holds(rows.length === 1 && rows[0]?.from_where.startsWith('127.0.0.1') === true, rows);
      },
    },
  ],
};

async function recordTheRest(page: Page, personId: string): Promise<void> {
  const now = new Date();
  const told = toldBesides(now);
  const given = <Content>(content: Content) => ({
    params: { personId },
    body: { id: newId(), occurredAt: now.toISOString(), content },
  });
  for (const content of told.health) await sendFrom(page, health.record, given(content));
  for (const content of told.medication) await sendFrom(page, medication.record, given(content));
  for (const content of told.circle) await sendFrom(page, circle.record, given(content));
  for (const content of told.careplan) await sendFrom(page, careplan.record, given(content));
}
