import { europeParis } from './dates.ts';

/** French places whose clocks are not those of Paris, by the first three figures of their postal or INSEE code. */
const overseas: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** Saint-Barthélemy and Saint-Martin keep the postal codes of Guadeloupe, not its INSEE codes. */
const islandsByPostalCode: Readonly<Record<string, string>> = {
  '97133': 'America/St_Barthelemy',
  '97150': 'America/Marigot',
};

/** The zone of a place by its postal or INSEE code; that of Paris unless it is overseas. */
export const zoneOfPlace = (code: string): string =>
  islandsByPostalCode[code] ?? overseas[code.slice(0, 3)] ?? europeParis;
