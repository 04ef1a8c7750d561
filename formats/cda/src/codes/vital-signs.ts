import type { Coded } from '@liane/vocabulary';

const sign = (code: string, display: string, units?: readonly string[]): Coded & { units?: readonly string[] } => ({
  code,
  display,
  system: '2.16.840.1.113883.6.1',
  ...(units ? { units } : {}),
});

const lengths = ['m', 'cm', '[in_us]', '[in_uk]'];

/** JDV_SignesVitaux, and the UCUM units imposed where some are (CDA digest §4.2). */
export const vitalSignCodes: readonly (Coded & { units?: readonly string[] })[] = [
  sign('20564-1', 'Saturation en O2', ['%']),
  sign('8280-0', "Périmètre abdominal (à l'ombilic)"),
  sign('8287-5', 'Périmètre crânien', lengths),
  sign('8302-2', 'Taille', lengths),
  sign('8306-3', 'Taille (couché)'),
  sign('8310-5', 'Température corporelle', ['Cel', '[degF]']),
  sign('8867-4', 'Fréquence cardiaque', ['/min']),
  sign('8462-4', 'Pression artérielle diastolique', ['mm[Hg]']),
  sign('8480-6', 'Pression artérielle systolique', ['mm[Hg]']),
  sign('9279-1', 'Fréquence respiratoire', ['/min']),
  sign('29463-7', 'Poids', ['kg', 'g', '[lb_av]']),
  sign('39156-5', 'Index de masse corporelle (IMC)', ['kg/m2']),
];
