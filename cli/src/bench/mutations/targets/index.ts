import type { Target } from '../target.ts';
import { dmp } from './dmp.ts';
import { imap } from './imap.ts';
import { mail } from './mail.ts';
import { vihf } from './vihf.ts';
import { xdm } from './xdm.ts';
import { xds } from './xds.ts';

/** Every reader of what comes from outside, the shares adding up to 100. */
export const targets: readonly Target[] = [xdm, mail, dmp, xds, vihf, imap];
