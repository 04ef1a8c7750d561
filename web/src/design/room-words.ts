/** A room as one says it: `12` → `chambre 12`; a name that already says what it is, `Chambre 105` or `Studio B`, is kept. */
export const roomInWords = (name: string): string => (/^\d/.test(name) ? `chambre ${name}` : name);

/** A bed with its room; a bed alone in its room goes without saying. */
export function bedInWords(room: string, bed: string): string {
  const alone = room === bed || room.endsWith(` ${bed}`);
  const words = alone ? roomInWords(room) : `${roomInWords(room)}, lit ${bed}`;
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);
}
