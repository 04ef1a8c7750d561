import type { Words } from '../mutate.ts';

/** What breaks, hides or doubles something in an XML message. */
export const xmlWords: Words = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '&b;',
  '&#0;',
  '&#x110000;',
  '&amp;',
  '<![CDATA[',
  ']]>',
  '<!-- ',
  ' -->',
  '<?a ?>',
  '<a>',
  '</a>',
  '<a xmlns:a="">',
  ' xmlns=""',
  ' xmlns="urn:other"',
  ' ID="_1"',
  ' Id="IHEManifest"',
  ' xml:lang="fr"',
  '"',
  '\u0000',
  '\u00ff\u00fe',
];
