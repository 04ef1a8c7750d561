import { useUnread } from './use-unread.ts';

/** How many messages wait to be read, beside the word « Messages » of the navigation. */
export function UnreadCount({ className }: { className: string | undefined }) {
  const count = useUnread();
  if (count === 0) return null;
  return (
    <span className={className} aria-label={`${count} à lire`}>
      {count}
    </span>
  );
}
