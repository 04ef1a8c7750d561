import styles from './skip-link.module.css';

/** First stop of the keyboard: past the rail and the bar. */
export function SkipLink() {
  return (
    <a className={styles['skip']} href="#contenu" data-print="no">
      Aller au contenu
    </a>
  );
}
