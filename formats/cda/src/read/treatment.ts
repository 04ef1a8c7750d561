import type { XmlElement } from '@liane/xml';
import { codeOf, periodOf } from './datatypes.ts';
import { doseOf, frequencyOf } from './posology.ts';
import type { ReadTreatment } from './facts.ts';
import { collapse, filled, wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Traitement (e.42), prescribed treatment (e.83) or vaccination (e.45). The first time is the period, the following ones the rhythm. */
export function treatmentOf(administration: XmlElement, section: string | undefined, reading: Reading): ReadTreatment {
  const times = administration.childrenNamed('effectiveTime');
  const period = times.find((time) => time.attribute('operator') !== 'A');
  const material = administration.path('consumable', 'manufacturedProduct', 'manufacturedMaterial');
  const product = codeOf(material?.child('code'), reading);
  const narrative = wordsOf(administration.child('text'), reading);
  return {
    section,
    narrative,
    product,
    name:
      filled(collapse(material?.child('name')?.allText() ?? '')) ??
      product?.display ??
      product?.originalText ??
      narrative,
    dose: doseOf(administration.child('doseQuantity'), reading),
    route: codeOf(administration.child('routeCode'), reading),
    frequency: frequencyOf(
      times.filter((time) => time !== period),
      reading,
    ),
    period: periodOf(period, reading),
    status: administration.child('statusCode')?.attribute('code'),
    mood: administration.attribute('moodCode'),
  };
}
