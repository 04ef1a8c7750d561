import { Button } from '../design/button.tsx';
import { AlertIcon } from '../design/icons.tsx';
import facts from '../facts/facts.module.css';
import draft from './draft.module.css';
import type { Apart } from './two-windows.ts';
import type { DraftHandle } from './use-document-draft.ts';

/** The same draft was written in another window: both texts are shown, and a person chooses. Nothing while there is nothing to choose. */
export function BothWindows({ handle: { apart, choose } }: { handle: Pick<DraftHandle, 'apart' | 'choose'> }) {
  if (apart.length === 0) return null;
  return (
    <section className={draft['section']} aria-label="Écrit dans une autre fenêtre">
      <p className={facts['meanwhile']} role="alert">
        <AlertIcon />
        <span>
          <b>Ce brouillon a été modifié dans une autre fenêtre.</b> Rien n’a été remplacé, les deux textes sont gardés.
          Choisissez ce qui reste&nbsp;: le document attend.
        </span>
      </p>
      {apart.map((one) => (
        <Choice key={one.key} one={one} onChoose={(takes) => choose(one, takes)} />
      ))}
    </section>
  );
}

function Choice({ one, onChoose }: { one: Apart; onChoose: (takes: 'there' | 'here') => void }) {
  return (
    <div role="group" aria-label={one.label}>
      <p>
        <b>{one.label}</b>
      </p>
      <div className={facts['versions']}>
        <section className={facts['version']}>
          <h3>Dans l’autre fenêtre</h3>
          <p className={facts['detail']}>{one.there || 'Rien'}</p>
          <Button aria-label={`Prendre l’autre texte : ${one.label}`} onClick={() => onChoose('there')}>
            Prendre l’autre texte
          </Button>
        </section>
        <section className={facts['version']}>
          <h3>Ici</h3>
          <p className={facts['detail']}>{one.here || 'Rien'}</p>
          <Button aria-label={`Garder le mien : ${one.label}`} onClick={() => onChoose('here')}>
            Garder le mien
          </Button>
        </section>
      </div>
    </div>
  );
}
