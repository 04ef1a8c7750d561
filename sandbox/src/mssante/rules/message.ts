import type { Letter } from '../letter.ts';
import { archiveSubject, failureSubject } from './values.ts';

/**
 * What a message breaks of the rules of digest §4 and §5, in French. An operator carries it all the same: the journal says it,
 * and the tests of a sender ask for none.
 */
export function breachesOf(letter: Letter): string[] {
  const breaches: string[] = [];
  const must = (right: boolean, rule: string, sentence: string) => {
    if (!right) breaches.push(`${rule} : ${sentence}`);
  };
  const archive = letter.archive !== undefined;
  const subject = letter.header('subject') ?? '';
  must(/^<[^<>\s]+@[^<>\s]+>$/.test(letter.header('message-id') ?? ''), 'ECO.2.2.1', 'Message-ID absent ou mal formé');
  must((letter.header('x-mss-nil') ?? '') !== '', 'ECO.2.4.3', 'X-MSS-NIL absent');
  must(!archive || archiveSubject.test(subject), 'Digest 5.1', 'une archive est jointe, l’objet ne l’annonce pas');
  must(
    archive || failureSubject.test(subject) || !archiveSubject.test(subject),
    'Digest 5.2',
    'l’objet annonce une archive, aucune n’est jointe',
  );
  const codes = letter.header('x-mss-codecda');
  const qualified = letter.header('x-mss-ins');
  must(!archive || /^[^,\s]+(,[^,\s]+)*$/.test(codes ?? ''), 'ECO.2.4.1', 'X-MSS-CODECDA absent avec une archive');
  must(!archive || /^[ON]$/.test(qualified ?? ''), 'ECO.2.4.2', 'X-MSS-INS ne vaut ni O ni N avec une archive');
  must(
    archive || (codes === undefined && qualified === undefined),
    'ECO.2.4',
    'X-MSS-CODECDA ou X-MSS-INS sans archive',
  );
  must(letter.archives <= 1, 'ECO.2.1.1', 'plusieurs archives dans un message');
  const reply = letter.header('in-reply-to');
  must(
    !reply || (letter.header('references') ?? '').includes(reply),
    'ECO.2.2.2',
    'References ne reprend pas In-Reply-To',
  );
  const end = letter.header('x-mss-mes');
  must(end === undefined || end === 'FIN', 'ECO.2.2.8', 'X-MSS-MES ne vaut pas FIN');
  return breaches;
}
