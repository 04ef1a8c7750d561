import type { ServerConfig } from '@liane/server';
import { examineServer, readClock, tryDoor } from './address.ts';
import { Sheet, type Examination, type Finding } from './finding.ts';
import { checkOurs } from './our-certificate.ts';

/** INSi: our certificate, whose CN says how it is used (national digest 2.4), and the door of the service. */
export async function examineInsi(config: ServerConfig['insi'], exam: Examination): Promise<Finding[]> {
  const sheet = new Sheet('INSi');
  const shown = checkOurs(sheet, {
    name: 'Certificat d’organisation',
    certificatePem: config.certificatePem,
    keyPem: config.keyPem,
    type: 'authentication',
    commonNames: ['INSI-MANU', 'INSI-AUTO'],
    structures: config.emitter === '' ? [] : [config.emitter],
    now: exam.now(),
  });
  const url = URL.parse(config.url);
  if (!url) {
    sheet.fail('Adresse', 'absente ou illisible', 'Donnez insi.url.');
    return sheet.findings;
  }
  const line = await examineServer(
    sheet,
    url,
    {
      sandbox: false,
      ...(config.authoritiesPem && { authorities: config.authoritiesPem }),
      ...(shown && { certificate: config.certificatePem, key: config.keyPem }),
    },
    exam,
  );
  if (line && shown) readClock(sheet, await tryDoor(sheet, 'Service', url, line, exam));
  return sheet.findings;
}
