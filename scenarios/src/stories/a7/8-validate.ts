import { createHash } from 'node:crypto';
import { ClaimBroken, holds, same } from '../../stage/expect.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Step } from '../../story.ts';
import { pdfText } from '../../testing/pdf-text.ts';
import { mauricette, nurse, nurseName, recordOf, tracesOf } from './mauricette.ts';

const papers = ['Fiche de liaison d’urgence', 'Document de liaison d’urgence'] as const;

export const nurseValidates: Step = {
  who: 'L’infirmière',
  does: 'valide les deux documents et note le départ en un clic, puis les télécharge',
  async act(stage) {
    const screen = await stage.screenOf(nurse);
    await screen.press('Transférer et envoyer');
    await screen.patiently(60_000).reads('Tout est prêt : imprimez et remettez');
    await stage.accessible();
    await screen.open(`${stage.world.url}/personnes/${recordOf(stage)}/documents`);
    for (const paper of papers) {
      await screen.press(new RegExp(`^${paper}.*Validé`));
      const reader = screen.within('article', new RegExp(`^${paper}`));
      await reader.sees('heading', new RegExp(`^${paper}`));
      stage.notes.set(`${paper} CDA`, await reader.download('CDA structuré (N3)'));
      stage.notes.set(`${paper} PDF`, await reader.download('PDF'));
    }
  },
  checks: [
    {
      claim: 'les deux documents sont validés, avec qui et quand ; aucun brouillon ne reste',
      async holds(stage) {
        const rows = await stage.books.rows(
          `select d.model, v.by_name, v.at is not null as dated, b.document_id is not null as draft
           from documents d left join document_validations v on v.document_id = d.id
           left join document_drafts b on b.document_id = d.id
           where d.person_id = $1 and not exists (select from document_discards o where o.document_id = d.id) order by d.model`,
          [recordOf(stage)],
        );
        const validated = { by_name: nurseName, dated: true, draft: false };
        same(rows, [
          { model: 'dlu', ...validated },
          { model: 'transfer-sheet', ...validated },
        ]);
      },
    },
    {
      claim: 'ce qui est téléchargé est, octet pour octet, ce qui a été validé',
      async holds(stage) {
        const kept = await stage.books.rows<{ sha256: string }>(
          'select sha256 from document_files join documents d on d.id = document_id where d.person_id = $1',
          [recordOf(stage)],
        );
        for (const file of papers.flatMap((paper) => [`${paper} CDA`, `${paper} PDF`])) {
          const hash = createHash('sha256').update(fileNamed(stage, file)).digest('hex');
          holds(
            kept.some(({ sha256 }) => sha256 === hash),
            { file, hash, kept },
          );
        }
      },
    },
    {
      claim:
        'les deux documents portent l’INS qualifiée de Mauricette et sont valides selon nos règles, et selon les outils officiels quand ils sont donnés',
      async holds(stage) {
        const files = papers.map((paper) => fileNamed(stage, `${paper} CDA`));
        const { accepted, said } = await stage.check(files, { qualified: true });
        if (!accepted) throw new ClaimBroken(said);
      },
    },
    {
      claim: 'la copie PDF porte son nom, son matricule, l’allergie et le traitement',
      async holds(stage) {
        for (const paper of papers) {
          const text = pdfText(fileNamed(stage, `${paper} PDF`)).replaceAll(/\s+/g, '');
          for (const words of ['LE GOFF', 'MAURICETTE', mauricette.ins?.matricule ?? '', 'Amoxicilline', 'Apixaban'])
            holds(text.includes(words.replaceAll(' ', '')), { paper, words, text });
        }
      },
    },
    {
      claim: 'le séjour dit qu’elle est partie à l’hôpital',
      async holds(stage) {
        const rows = await stage.books.rows('select state from current_stays where person_id = $1', [recordOf(stage)]);
        same(rows, [{ state: 'hospitalised' }]);
      },
    },
    {
      claim: 'chaque acte sur ces documents a laissé une trace, lecture et téléchargement compris',
      async holds(stage) {
        const acts = await tracesOf(stage, nurseName);
        for (const act of ['documents.begin', 'documents.validate', 'stays.transferToHospital'])
          holds(acts.includes(act), acts);
        // Two documents read on the screen, four files taken away.
        holds(acts.filter((act) => act === 'documents.view').length >= 6, acts);
      },
    },
  ],
};

function fileNamed({ notes }: Stage, name: string): Uint8Array {
  const bytes = notes.get(name);
  if (!(bytes instanceof Uint8Array)) throw new ClaimBroken(`${name} was not downloaded.`);
  return bytes;
}
