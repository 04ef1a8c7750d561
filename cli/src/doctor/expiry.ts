import type { Sheet } from './finding.ts';

const day = 86_400_000;

/** Dates of a certificate: warned at 60, 30 and 7 days, refused once over. */
export function checkDates(
  sheet: Sheet,
  check: string,
  { validFrom, validTo }: { validFrom: string; validTo: string },
  { now, todo }: { now: Date; todo: string },
): void {
  const [from, until] = [new Date(validFrom), new Date(validTo)];
  const days = Math.floor((until.getTime() - now.getTime()) / day);
  if (now > until) sheet.fail(check, `expiré depuis le ${inFrench(until)}`, todo);
  else if (now < from)
    sheet.fail(
      check,
      `pas encore valable : à partir du ${inFrench(from)}`,
      'Attendez cette date, ou vérifiez l’horloge de cette machine.',
    );
  else if (days <= 7) sheet.warn(check, `expire ${soon(days)}, le ${inFrench(until)}`, `${todo} C’est urgent.`);
  else if (days <= 30) sheet.warn(check, `expire dans moins de 30 jours, le ${inFrench(until)}`, todo);
  else if (days <= 60) sheet.warn(check, `expire dans moins de 60 jours, le ${inFrench(until)}`, todo);
  else sheet.ok(check, `valable jusqu’au ${inFrench(until)}`);
}

const soon = (days: number): string => (days === 0 ? 'dans la journée' : days === 1 ? 'demain' : `dans ${days} jours`);

const inFrench = (date: Date): string =>
  date.toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' });
