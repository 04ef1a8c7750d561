import type { Stay } from '@liane/server/contract/stays';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { Timeline } from '../design/timeline.tsx';
import styles from './stays.module.css';

const fifteenMinutes = 15 * 60_000;

export interface MovementsProps {
  stay: Stay;
  /** Only the last movement may be undone. */
  onCancelLast?: () => void;
}

/** The movements of a stay, latest first; what was noted long after it happened says so. */
export function Movements({ stay, onCancelLast }: MovementsProps) {
  const last = lastMovement(stay);
  return (
    <div className={styles['movements']}>
      <Timeline
        label="Mouvements"
        entries={stay.movements
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map((movement) => ({
            key: movement.id,
            at: movement.at,
            by: movement.by,
            title: movement.kindInFrench,
            cancelled: movement.cancelled,
            detail: (
              <>
                {movement.detail !== '' && <p>{movement.detail}</p>}
                {Date.parse(movement.recordedAt) - Date.parse(movement.at) > fifteenMinutes && (
                  <p className={styles['quiet']}>
                    noté <FrenchDate at={movement.recordedAt} />
                  </p>
                )}
                {movement.id === last?.id && movement.kind !== 'admission' && onCancelLast !== undefined && (
                  <Button kind="quiet" small onClick={onCancelLast}>
                    Annuler, noté par erreur
                  </Button>
                )}
              </>
            ),
          }))}
      />
    </div>
  );
}

/** The latest movement that still holds. */
export const lastMovement = ({ movements }: Pick<Stay, 'movements'>): Stay['movements'][number] | undefined =>
  movements
    .filter(({ cancelled, kind }) => !cancelled && kind !== 'cancellation')
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.recordedAt.localeCompare(a.recordedAt))[0];
