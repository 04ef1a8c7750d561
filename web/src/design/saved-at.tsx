import { CheckIcon, ClockIcon, DeviceIcon } from './icons.tsx';
import { frenchTime } from './french-dates.ts';
import styles from './saved-at.module.css';

/** Where what is typed stands now. */
export type Kept =
  | { state: 'nothing' }
  | { state: 'typing' }
  | { state: 'saved'; at: Date }
  /** The network is away: kept, encrypted, on this device. */
  | { state: 'on-device'; at: Date };

export interface SavedAtProps {
  kept: Kept;
  /** A draft is written nowhere but here until somebody presses. */
  draft?: boolean;
  /** What to press for it to be written. */
  press?: string;
}

/** « Enregistré à 14 h 32 », said aloud only when it changes. */
export function SavedAt({ kept, draft = true, press = 'le bouton qui valide' }: SavedAtProps) {
  return (
    <p className={styles['saved']} role="status" aria-live="polite" data-print="no">
      {kept.state === 'typing' && (
        <>
          <ClockIcon size="1em" /> Enregistrement…
        </>
      )}
      {kept.state === 'saved' && (
        <>
          <CheckIcon size="1em" /> {draft ? 'Brouillon enregistré' : 'Enregistré'} à {frenchTime(kept.at)}
        </>
      )}
      {kept.state === 'on-device' && (
        <>
          <DeviceIcon size="1em" />{' '}
          {draft ? (
            <>
              Vos mots sont gardés ici depuis {frenchTime(kept.at)}, mais rien n’est encore noté : appuyez sur {press}
            </>
          ) : (
            <>Gardé sur cet appareil à {frenchTime(kept.at)} ; partira seul au retour du réseau</>
          )}
        </>
      )}
    </p>
  );
}
