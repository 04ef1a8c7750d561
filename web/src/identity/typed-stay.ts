import { today } from '../design/french-dates.ts';

export const stayKinds = [
  { value: 'hebergement-permanent', label: 'Hébergement permanent' },
  { value: 'hebergement-temporaire', label: 'Hébergement temporaire' },
  { value: 'accueil-de-jour', label: 'Accueil de jour' },
  { value: 'accompagnement-a-domicile', label: 'Accompagnement à domicile' },
] as const;

/** A stay while it is typed. */
export interface TypedStay {
  establishmentId: string;
  kind: (typeof stayKinds)[number]['value'];
  unitId: string;
  bedId: string;
  /** `YYYY-MM-DD` and `HH:MM`, local time. */
  date: string;
  time: string;
  cameFrom: string;
  comment: string;
}

export function newStay(establishmentId: string, now = new Date()): TypedStay {
  return {
    establishmentId,
    kind: 'hebergement-permanent',
    unitId: '',
    bedId: '',
    date: today(now),
    time: `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`,
    cameFrom: '',
    comment: '',
  };
}

/** The admission as the server takes it, or undefined while something is missing. */
export function completeStay(id: string, personId: string, stay: TypedStay) {
  if (stay.establishmentId === '' || stay.date === '' || !/^\d{2}:\d{2}/.test(stay.time)) return undefined;
  const { cameFrom, comment } = stay;
  return {
    id,
    personId,
    establishmentId: stay.establishmentId,
    kind: stay.kind,
    unitId: stay.unitId === '' ? null : stay.unitId,
    bedId: stay.bedId === '' ? null : stay.bedId,
    admittedAt: new Date(`${stay.date}T${stay.time}`).toISOString(),
    ...(cameFrom.trim() === '' ? {} : { cameFrom: cameFrom.trim() }),
    ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
  };
}
