import { checkCda } from '@liane/cda';
import type { Finding } from '@liane/cda';
import type { Command } from '../command.ts';
import { findJudge, judge } from '../official-judge.ts';
import type { OfficialVerdict } from '../official-judge.ts';
import { bytesOf, namedFiles } from '../read-file.ts';
import { understand } from '../understand.ts';
import { userPath } from '../user-path.ts';

export const check: Command = {
  usage: 'FICHIER… [--ins]',
  does: 'Dit si un document CDA est valide ; avec CI_SIS_DIR, les outils officiels jugent aussi (--ins exige une INS).',
  options: { ins: { type: 'boolean' } },
  async run({ words, flags }) {
    const files = await namedFiles(words);
    const official = await officialVerdicts(files, flags['ins'] === true);
    let allValid = true;
    for (const [index, file] of files.entries()) {
      const ours = ourVerdict(await bytesOf(file), flags['ins'] === true);
      const theirs = official?.[index];
      const valid = ours.faults.length === 0 && (theirs?.accepted ?? true);
      allValid &&= valid;
      console.log(`${file} : ${valid ? 'valide' : 'refusé'}${ours.name}`);
      for (const line of [...ours.faults, ...ours.warnings, ...linesOf(theirs)]) console.log(`  ${line}`);
    }
    return allValid ? 0 : 1;
  },
};

interface OurVerdict {
  name: string;
  faults: string[];
  warnings: string[];
}

function ourVerdict(bytes: Uint8Array, withIns: boolean): OurVerdict {
  const { document, faults, warnings } = checkCda(bytes);
  const name = [document.title, document.model].filter((word) => word !== undefined).join(', ');
  return {
    name: name === '' ? '' : ` (${name})`,
    faults: [...faults.map(sentenceOf), ...(withIns ? withoutIns(bytes) : [])],
    warnings: warnings.map((finding) => `À vérifier : ${sentenceOf(finding)}`),
  };
}

const sentenceOf = ({ message, where, rule }: Finding): string => `${message} [${where} ; ${rule}]`;

function withoutIns(bytes: Uint8Array): string[] {
  const understood = understand(bytes);
  if ('refused' in understood) return [];
  const hasIns = understood.document.header.patient.ids.some(({ nature }) => /^INS-(NIR|NIA)/.test(nature));
  return hasIns ? [] : ['Le document ne porte pas d’identité nationale de santé (INS).'];
}

// The judge wants every file at once: most of its time goes into its own start.
async function officialVerdicts(files: string[], withIns: boolean): Promise<OfficialVerdict[] | undefined> {
  const found = findJudge();
  if (typeof found === 'string') {
    console.error(`Jugé par nos règles seulement. ${found}`);
    return undefined;
  }
  return judge(found, files.map(userPath), withIns ? 'strictWithIns' : 'strict');
}

const linesOf = (verdict: OfficialVerdict | undefined): string[] =>
  (verdict?.faults ?? []).map(
    ({ check, line, message }) =>
      `Outil officiel (${check}${line === undefined ? '' : `, ligne ${line}`}) : ${message}`,
  );
