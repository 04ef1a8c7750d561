import styles from './initials.module.css';

/** First letters of a displayed name: `Mauricette DUBOIS` → `MD`. */
export function initialsOf(displayName: string): string {
  const words = displayName.split(/\s+/).filter((word) => word !== '');
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase('fr');
}

/** Stands for the photo when there is none. */
export function Initials({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={large ? `${styles['initials']} ${styles['large']}` : styles['initials']} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
