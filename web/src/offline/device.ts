import { deviceStore } from './device-store.ts';
import { deviceShelf } from './shelf.ts';

/** The one store of this browser. */
export const device = deviceStore(deviceShelf);
