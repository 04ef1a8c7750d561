import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './lost.module.css';

/** No page has this address. */
export function LostPage() {
  return (
    <main className={styles['lost']} id="contenu">
      <h1>Cette page n’existe pas</h1>
      <p>L’adresse a peut-être été mal copiée, ou la page a changé de place.</p>
      <p>
        <a href="/">Revenir à Ma journée</a>
      </p>
    </main>
  );
}

/** A page could not be drawn: says so, and offers the way out. */
export function PageFailed({ error }: { error: unknown }) {
  return (
    <main className={styles['lost']} id="contenu">
      <ProblemMessage error={error} onRetry={() => location.reload()} />
    </main>
  );
}
