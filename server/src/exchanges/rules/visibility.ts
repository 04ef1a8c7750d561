import type { Channel, Visibility } from '../sending.ts';

/**
 * By which messages a document may leave (MSSanté digest 5.3, whose column « to DMP » speaks of platforms). The DMP receives it
 * whatever its visibility, with the code that says so: it hides by itself (national digest 3.9), and only feeding can hide.
 */
const channelsOf: Record<Visibility, readonly Channel[]> = {
  normal: ['dmp', 'mssante', 'citizen'],
  'hidden-from-person': ['dmp', 'mssante'],
  masked: ['dmp', 'citizen'],
  'hidden-from-representatives': ['dmp', 'citizen'],
};

export const leavesBy = (visibility: Visibility, channel: Channel): boolean => channelsOf[visibility].includes(channel);
