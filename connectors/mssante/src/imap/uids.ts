import type { ImapFlow } from 'imapflow';

/** UIDs asked of the operator at once: its answer is one line, which must stay short in a mailbox of any size. */
const narrowest = 1000;
const widest = 50_000;

/** The UIDs of the mailbox from this one, rising, so many at a time, by windows that widen over what was deleted. */
export async function* pagesOfUids(imap: ImapFlow, from: number, most: number): AsyncGenerator<number[]> {
  if (imap.mailbox === false || imap.mailbox.exists === 0 || most < 1) return;
  const end = imap.mailbox.uidNext;
  let waiting: number[] = [];
  let width = narrowest;
  for (let low = from; low < end;) {
    const high = low + width - 1;
    const found = await imap.search({ uid: `${low}:${high}` }, { uid: true });
    const here = (Array.isArray(found) ? found : []).filter((uid) => uid >= low && uid <= high);
    waiting.push(...here.toSorted((a, b) => a - b));
    while (waiting.length >= most) {
      yield waiting.slice(0, most);
      waiting = waiting.slice(most);
    }
    low = high + 1;
    if (here.length === 0) width = Math.min(width * 4, widest);
  }
  if (waiting.length > 0) yield waiting;
}
