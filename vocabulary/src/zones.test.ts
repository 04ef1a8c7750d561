import { expect, test } from 'vitest';
import { civilDateIn } from './dates.ts';
import { zoneOfPlace } from './zones.ts';

test.each([
  ['53000', 'Europe/Paris', '2026-06-15'],
  ['2A004', 'Europe/Paris', '2026-06-15'],
  ['', 'Europe/Paris', '2026-06-15'],
  ['97110', 'America/Guadeloupe', '2026-06-14'],
  ['97133', 'America/St_Barthelemy', '2026-06-14'],
  ['97150', 'America/Marigot', '2026-06-14'],
  ['97701', 'America/St_Barthelemy', '2026-06-14'],
  ['97801', 'America/Marigot', '2026-06-14'],
  ['97200', 'America/Martinique', '2026-06-14'],
  ['97300', 'America/Cayenne', '2026-06-14'],
  ['97400', 'Indian/Reunion', '2026-06-15'],
  ['97500', 'America/Miquelon', '2026-06-14'],
  ['97600', 'Indian/Mayotte', '2026-06-15'],
  ['98600', 'Pacific/Wallis', '2026-06-15'],
  ['98714', 'Pacific/Tahiti', '2026-06-14'],
  ['98800', 'Pacific/Noumea', '2026-06-15'],
])('the place %s lives in %s, where it is %s when the day begins in Paris', (code, zone, day) => {
  expect(zoneOfPlace(code)).toBe(zone);
  expect(civilDateIn(new Date('2026-06-14T22:30:00Z'), zone)).toBe(day);
});
