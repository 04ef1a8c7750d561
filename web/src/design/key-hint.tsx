/** The key that does the same; hidden from screen readers, which announce it by `aria-keyshortcuts` on the control. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd aria-hidden="true" data-print="no">
      {keys}
    </kbd>
  );
}
