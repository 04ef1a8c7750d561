/** Whether a number is in an IMAP set, `2:4,7,9:*`; `*` is the largest in use. Undefined when the text is not a set. */
export function readSet(text: string, largest: number): ((number: number) => boolean) | undefined {
  if (!/^(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?(?:,(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?)*$/.test(text)) return undefined;
  const ranges = text.split(',').map((range) => {
    const [from = 0, to = from] = range.split(':').map((bound) => (bound === '*' ? largest : Number(bound)));
    return [Math.min(from, to), Math.max(from, to)] as const;
  });
  return (number) => ranges.some(([from, to]) => number >= from && number <= to);
}
