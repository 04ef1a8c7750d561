import { holds, only, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { nurse, recordOf } from './mauricette.ts';

const reason = 'Chute ce matin, douleur de la hanche gauche, appui impossible';
const events = 'Trouvée assise au pied du lit à 7 h 40. Consciente. Paracétamol 1 g à 7 h 50.';

export const nursePreparesTheTransfer: Step = {
  who: 'L’infirmière',
  does: 'prépare la fiche de transfert et le document de liaison d’urgence, en n’écrivant que le motif et les derniers évènements',
  async act(stage) {
    const screen = await stage.screenOf(nurse);
    // Looked at first, and left without a word.
    await screen.follow('Transférer aux urgences');
    await screen.reads('Déjà rempli depuis le dossier');
    await screen.follow('Documents');
    await screen.sees('heading', 'Documents');
    await screen.follow('Transférer aux urgences');
    await screen.write('Pourquoi cette personne part aux urgences', reason);
    await screen.write('Ce qui s’est passé, et ce qui a été fait', events);
    await screen.reads(/Enregistré/);
  },
  checks: [
    {
      claim: 'l’hôpital souhaité est déjà choisi, les signes vitaux et les allergies sont déjà remplis',
      async holds(stage) {
        const screen = await stage.screenOf(nurse);
        await screen.within('region', 'Vers').reads('Centre hospitalier du Sablier');
        const said = await screen.page.locator('main').innerText();
        for (const known of ['Signes vitaux', 'Allergies et intolérances', 'Dernières prises de médicaments'])
          holds(said.includes(known), said);
      },
    },
    {
      claim: 'ce qui manque ou a vieilli est dit avant la validation',
      async holds(stage) {
        const screen = await stage.screenOf(nurse);
        const said = await screen.page.getByRole('region', { name: 'À vérifier' }).innerText();
        holds(said.length > 'À vérifier'.length, said);
      },
    },
    {
      claim: 'la page regardée une première fois, puis quittée sans un mot, n’a laissé aucun brouillon',
      async holds(stage) {
        const begun = await stage.books.rows<{ discarded: boolean }>(
          `select exists (select from document_discards o where o.document_id = d.id) as discarded
           from documents d where d.person_id = $1 and d.origin = 'ours' order by discarded`,
          [recordOf(stage)],
        );
        same(
          begun.map(({ discarded }) => discarded),
          [false, false, true, true],
        );
      },
    },
    {
      claim: 'les deux brouillons sont gardés sur le serveur au fil de la frappe',
      async holds(stage) {
        const drafts = await stage.books.rows<{ model: string; changes: string }>(
          `select model, changes::text as changes from documents join document_drafts on document_id = documents.id
           where person_id = $1 order by model`,
          [recordOf(stage)],
        );
        same(
          drafts.map(({ model }) => model),
          ['dlu', 'transfer-sheet'],
        );
        const sheet = only(drafts.filter(({ model }) => model === 'transfer-sheet'));
        holds(sheet.changes.includes(reason) && sheet.changes.includes(events), sheet);
      },
    },
  ],
};
