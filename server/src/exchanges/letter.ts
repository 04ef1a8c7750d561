import { readCda } from '@liane/cda';
import { displayName } from '../identity/index.ts';
import { civilDateIn, inFrenchDate, mssArchiveName } from '@liane/vocabulary';
import { mssCancelSubjectFlag } from '@liane/vocabulary/unverified/mssante';
import { insOfHeader, localIdOfHeader } from '@liane/xds';
import { writeXdm } from '@liane/xdm';
import { displayNameOf, pdfNameOf, subjectOf, type Outgoing } from '@liane/connector-mssante';
import type { Burden } from './burden.ts';
import { insOf } from './ins-of.ts';
import { lotOf } from './dmp.ts';

interface Posting {
  from: string;
  to: string;
  sourceId: string;
  now: Date;
}

/** The message of a sending: the same words, the same `Message-ID` and the same archive at each attempt. */
export function letterOf(burden: Burden, posting: Posting): { message: Outgoing; insQualified: boolean } {
  const { sending, home, follows, replyTo } = burden;
  const base = {
    from: { address: posting.from, displayName: displayNameOf({ kind: 'organisation', label: home.name }) },
    to: [posting.to],
    messageId: sending.messageId,
    ...(replyTo === null ? {} : { replyTo }),
    ...(follows ? { inReplyTo: follows.messageId, references: [follows.messageId] } : {}),
    askDeliveryNotice: true,
    askReadNotice: true,
    // Killed between the operator's answer and its record, only the notice of the attempt before tells that it left.
    mayHaveLeft: sending.attemptingSince !== null || sending.attempts > 0 || sending.perhapsThere,
  };
  if (sending.kind === 'notice' || sending.kind === 'deletion')
    return {
      message: { ...base, subject: plainSubject(burden), text: plainText(burden), attachments: [] },
      insQualified: false,
    };
  return withArchive(burden, posting, base);
}

type Base = Pick<
  Outgoing,
  | 'from'
  | 'to'
  | 'replyTo'
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'askDeliveryNotice'
  | 'askReadNotice'
  | 'mayHaveLeft'
>;

/** The archive with its METADATA, and the PDF twin beside it (MSSanté digest 5.2, SC.MSS.17.MS1). */
function withArchive(burden: Burden, { sourceId, now }: Posting, base: Base): ReturnType<typeof letterOf> {
  const { sending, cda, pdf, document, home, person } = burden;
  if (!cda || !pdf || !document) throw new TypeError('a document is sent with its files');
  const bytes = Buffer.from(cda.bytes);
  const { header } = readCda(bytes);
  const ins = insOfHeader(header);
  const patientId = ins ?? localIdOfHeader(header) ?? undefined;
  const { entry, submissionSet } = lotOf(burden, bytes, patientId, sourceId, sending.plannedAt);
  const insQualified = ins !== null;
  const archive = writeXdm(
    { submissionSet, documents: [{ entry, bytes }] },
    { software: 'Liane', version: '0.1.0', contact: [home.name, home.phone].filter(Boolean).join(', ') },
  );
  const actDate = civilDateIn(document.validated?.at ?? now, home.timeZone);
  const label = header.type?.display ?? document.typeInFrench;
  return {
    message: {
      ...base,
      subject: subjectOf([label], named(person), { replaces: sending.kind === 'replacement' }),
      text: documentText(burden),
      attachments: [
        { fileName: mssArchiveName, contentType: 'application/zip', bytes: archive },
        {
          fileName: pdfNameOf(actDate, document.typeInFrench, named(person)),
          contentType: 'application/pdf',
          bytes: Buffer.from(pdf.bytes),
        },
      ],
      cdaCodes: [header.type?.code ?? ''].filter((code) => code !== ''),
      insQualified,
    },
    insQualified,
  };
}

/** Its first line tells apart the documents whose subject, made of the type of the CDA, is the same. */
const documentText = (burden: Burden): string =>
  [
    burden.sending.what,
    '',
    'Bonjour,',
    '',
    burden.sending.kind === 'replacement'
      ? 'Ce document annule et remplace celui que nous vous avions envoyé.'
      : burden.sending.channel === 'citizen'
        ? 'Voici un document qui vous concerne.'
        : `Voici un document de ${whoIs(burden)}.`,
    'Le fichier PDF joint se lit directement ; le fichier IHE_XDM.ZIP s’ouvre avec un logiciel de santé.',
    '',
    ...signature(burden),
  ].join('\n');

function plainText(burden: Burden): string {
  const { sending } = burden;
  if (sending.kind === 'deletion')
    return [
      'Bonjour,',
      '',
      // A citizen may be told because they are not the one it was about: nobody is named.
      `Le document « ${sending.what} » que nous vous avions envoyé${sending.channel === 'citizen' ? '' : ` pour ${whoIs(burden)}`} est annulé.`,
      'Merci de le supprimer de votre logiciel et de ne plus en tenir compte.',
      '',
      ...signature(burden),
    ].join('\n');
  return ['Bonjour,', '', `${whoIs(burden)} ${happened(burden)}`, '', ...signature(burden)].join('\n');
}

/** Without the marker of an archive: what it says, and of whom. */
function plainSubject({ sending, person }: Burden): string {
  const what = sending.kind === 'deletion' ? `${mssCancelSubjectFlag} ${sending.what}` : sending.what;
  return sending.kind === 'deletion' && sending.channel === 'citizen' ? what : `${what} : ${displayName(person)}`;
}

const named = ({ traits }: Burden['person']) => ({
  birthName: traits.birthFamilyName,
  givenName: traits.firstBirthGivenName,
  birthDate: traits.birthDate,
});

function whoIs({ person }: Burden): string {
  const { traits } = person;
  const born = traits.sex === 'F' ? 'née' : traits.sex === 'M' ? 'né' : 'né(e)';
  return `${displayName(person)} (${born} ${traits.birthFamilyName} le ${inFrenchDate(traits.birthDate)})`;
}

/** What the general practitioner reads (A11). */
function happened({ sending, movement, home, person }: Burden): string {
  const e = person.traits.sex === 'F' ? 'e' : person.traits.sex === 'M' ? '' : '(e)';
  const day = movement ? inFrenchDate(civilDateIn(movement.at, home.timeZone)) : '';
  const detail = movement?.detail ? ` ${movement.detail.replace(/[.\s]*$/, '')}.` : '';
  switch (sending.cause) {
    case 'stay-admission':
      return `a été accueilli${e} le ${day} : ${home.name}.${detail}`;
    case 'stay-hospital-transfer':
      return `a été transféré${e} à l’hôpital le ${day}.${detail}`;
    case 'stay-return':
      return `est revenu${e} le ${day} : ${home.name}.${detail}`;
    case 'stay-discharge':
      return `a quitté notre établissement le ${day}.${detail}`;
    case 'stay-death':
      return `est décédé${e} le ${day}. Nous vous en informons avec tristesse.`;
    default:
      return `: ${sending.what}, le ${day}.`;
  }
}

/** MSS/va1.18: it says that it left by itself, and where people read. */
const signature = ({ home, sending, replyTo }: Burden): string[] => [
  sending.byName,
  home.name,
  [home.address.street, `${home.address.postalCode} ${home.address.city}`].join(', '),
  ...(home.phone ? [home.phone] : []),
  '',
  'Message envoyé par le dossier de l’usager : cette boîte est lue par le logiciel.',
  ...(replyTo === null ? [] : [`Votre réponse ira à ${replyTo}, que l’équipe lit.`]),
];

/** Address in Mon espace santé, from the qualified matricule alone (ECO.2.2.6); null otherwise. */
export function citizenAddress(burden: Pick<Burden, 'sending' | 'person' | 'follows'>, domain: string): string | null {
  const ins = insOf(burden);
  return ins && domain !== '' ? `${ins.matricule}@${domain}` : null;
}
