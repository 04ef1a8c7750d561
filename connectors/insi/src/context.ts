import { escapeText } from '@liane/xml';
import type { Settings } from './config.ts';

type Asker = Pick<Settings, 'sender' | 'software' | 'now' | 'newId'>;

/** `ContexteBAM` version 01_02: who asks, when (digest §2.4). */
export function writeBamContext({ sender, now, newId }: Asker): string {
  return (
    `<ctxbam:ContexteBAM xmlns:ctxbam="urn:siram:bam:ctxbam" Version="01_02">` +
    `<ctxbam:Id>${escapeText(newId())}</ctxbam:Id>` +
    `<ctxbam:Temps>${now().toISOString()}</ctxbam:Temps>` +
    `<ctxbam:Emetteur>${escapeText(sender)}</ctxbam:Emetteur>` +
    `<ctxbam:COUVERTURE/>` +
    `</ctxbam:ContexteBAM>`
  );
}

/** `ContexteLPS` version 01_00: with which software. `R="4"` says that IDAM is a CNDA authorisation number (§2.4). */
export function writeLpsContext({ sender, software, now, newId }: Asker): string {
  return (
    `<ctxlps:ContexteLPS xmlns:ctxlps="urn:siram:lps:ctxlps" Nature="CTXLPS" Version="01_00">` +
    `<ctxlps:Id>${escapeText(newId())}</ctxlps:Id>` +
    `<ctxlps:Temps>${now().toISOString()}</ctxlps:Temps>` +
    `<ctxlps:Emetteur>${escapeText(sender)}</ctxlps:Emetteur>` +
    `<ctxlps:LPS>` +
    `<ctxlps:IDAM R="4">${escapeText(software.authorisationNumber)}</ctxlps:IDAM>` +
    `<ctxlps:Version>${escapeText(software.version)}</ctxlps:Version>` +
    `<ctxlps:Instance>${escapeText(software.instance)}</ctxlps:Instance>` +
    `<ctxlps:Nom>${escapeText(`urn:lps:${software.name}:${software.version}`)}</ctxlps:Nom>` +
    `</ctxlps:LPS>` +
    `</ctxlps:ContexteLPS>`
  );
}
