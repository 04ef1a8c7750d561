import { escapeText } from '@liane/xml';
import type { ReadDocument } from '../document.ts';
import { frenchDate, frenchPeriod, label, line, partyLine } from './words.ts';

const confidentialities: Record<string, string> = { N: 'Normale', R: 'Restreinte', V: 'Très restreinte' };

/** Title, type, dates, author, signatory, custodian, recipients (§7.1). */
export function headerHtml({ header, envelope }: ReadDocument): string {
  const type = label(header.type);
  const confidentiality = header.confidentiality ?? '';
  return `<header>
<p class="kind">${escapeText(type)}</p>
<h1>${escapeText(header.title)}</h1>
<dl>
${line('Établi le', frenchDate(header.createdAt))}
${line('Version', header.version === undefined ? '' : String(header.version))}
${line('Remplace', header.replaces === undefined ? '' : 'une version précédente de ce document')}
${line(
  'Acte',
  header.serviceEvents.map((event) =>
    [label(event.code), frenchPeriod(event.period)].filter((each) => each !== '').join(', '),
  ),
)}
${line('Séjour ou rencontre', [label(header.encounter?.code), frenchPeriod(header.encounter?.period), header.encounter?.facilityName ?? label(header.encounter?.facilityCode)].filter((each) => each !== '').join(', '))}
${line('Auteur', header.authors.map(partyLine))}
${line('Responsable', header.legalAuthenticator === undefined ? '' : partyLine(header.legalAuthenticator))}
${line('Conservé par', header.custodian?.name ?? '')}
${line('Destinataires', header.recipients.map(partyLine))}
${line('Confidentialité', confidentiality === 'N' ? '' : (confidentialities[confidentiality] ?? confidentiality))}
${line('Signature', envelope === 'signed' ? "Document signé ; la signature n'est pas vérifiée ici." : '')}
</dl>
</header>`;
}
