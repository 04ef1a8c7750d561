import { drafts } from '@liane/server/contract/drafts';
import { useEffect, useState } from 'react';
import { ask } from '../client/ask.ts';
import { gesture } from '../client/gestures.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import dialogStyles from '../design/dialog.module.css';
import { signOut } from './sign-out.ts';

const warningSeconds = 60;
const heardAcrossTabs = 'liane-last-gesture';

/** Closes the session after a while without a gesture; what is typed is saved first, and a minute's notice is given. */
export function Inactivity({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    let last = Date.now();
    let told = last;
    let leaving = false;
    const touched = (): void => {
      if (Date.now() - last < 1_000) return;
      last = Date.now();
      gesture(last);
      if (last - told > Math.min(60_000, seconds * 250)) {
        told = last;
        // Reading is working too: the server only sees what is asked of it.
        void ask(drafts.mine, {}).catch(() => undefined);
      }
      localStorage.setItem(heardAcrossTabs, String(last));
      setLeft(undefined);
    };
    const elsewhere = (event: StorageEvent): void => {
      if (event.key === heardAcrossTabs) last = Math.max(last, Number(event.newValue));
    };
    const tick = setInterval(() => {
      const rest = Math.ceil(seconds - (Date.now() - last) / 1_000);
      if (rest <= 0 && !leaving) {
        leaving = true;
        void signOut('inactivite');
      } else {
        setLeft(rest <= Math.min(warningSeconds, seconds / 2) ? Math.max(rest, 0) : undefined);
      }
    }, 1_000);
    const gestures = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
    for (const kind of gestures) addEventListener(kind, touched, { passive: true });
    addEventListener('storage', elsewhere);
    return () => {
      clearInterval(tick);
      for (const kind of gestures) removeEventListener(kind, touched);
      removeEventListener('storage', elsewhere);
    };
  }, [seconds]);

  return (
    <Dialog open={left !== undefined} onClose={() => setLeft(undefined)} title="Êtes-vous toujours là&nbsp;?">
      <p>
        Sans geste de votre part, la session se fermera dans <strong>{left} s</strong>. Ce que vous avez écrit est gardé
        et reviendra avec vous.
      </p>
      <div className={dialogStyles['actions']}>
        {/* First in the order of the keyboard: a key pressed too soon must not sign out. */}
        <Button kind="first" className={dialogStyles['last'] ?? ''} onClick={() => setLeft(undefined)}>
          Rester connecté
        </Button>
        <Button onClick={() => void signOut('sortie')}>Me déconnecter</Button>
      </div>
    </Dialog>
  );
}
