import styles from './frame.module.css';

/** On every page of a demonstration, printed too: nobody mistakes these people for real ones. */
export function Ribbon({ sandboxUrl }: { sandboxUrl?: string | undefined }) {
  return (
    <aside className={styles['ribbon']} aria-label="Installation de démonstration">
      <span>Bac à sable — données fictives</span>
      {sandboxUrl !== undefined && (
        <a href={sandboxUrl} target="_blank" rel="noreferrer" data-print="no">
          Visiter la ville
        </a>
      )}
    </aside>
  );
}
