import { holds } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { pdfText } from '../../testing/pdf-text.ts';
import { printFrame } from '../../verbs/print-frame.ts';
import { eleanore, medicine, nightAssistant } from './eleanore.ts';

export const nightAssistantPrints: Step = {
  who: 'L’aide-soignante de nuit',
  does: 'imprime la nouvelle ordonnance, pour l’infirmière du matin',
  async act(stage) {
    const screen = await stage.screenOf(nightAssistant);
    const pieces = screen.page.getByRole('region', { name: 'Pièces jointes' });
    const named = await pieces.getByRole('button', { name: /^Lire .*Ordonnance/ }).getAttribute('aria-label');
    const file = (named ?? '').replace('Lire ', '');
    stage.notes.set('prescription', await screen.download(`Télécharger ${file}`));
    await screen.press(`Lire ${file}`);
    await printFrame(screen.within('dialog', file), file);
    await screen.page.keyboard.press('Escape');
    await screen.gone('dialog', file);
  },
  checks: [
    {
      claim: 'la feuille dit son nom, le médicament et sa posologie',
      async holds({ notes }) {
        const bytes = notes.get('prescription');
        const text = bytes instanceof Uint8Array ? pdfText(bytes).replaceAll(/\s+/g, '') : '';
        for (const words of [eleanore.traits.birthFamilyName, medicine, '1 comprimé le matin'])
          holds(text.includes(words.replaceAll(' ', '')), text);
      },
    },
  ],
};
