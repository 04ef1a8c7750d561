import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CliRefusal } from './refusals.ts';
import { root } from './root.ts';

/** Where the official judgement comes from: a program that drives Java and Saxon, and a checkout of the CI-SIS test material. */
export interface Judge {
  program: string;
  checkout: string;
}

/** What the official XSD and schematrons say of one file. */
export interface OfficialVerdict {
  file: string;
  accepted: boolean;
  faults: { check: string; line: number | undefined; message: string }[];
}

export class JudgeFailed extends CliRefusal {
  readonly code = 'judge-failed';
}

// In both, warnings fail the file; the second is for documents of people whose INS is qualified.
const severity = { strict: ['--strict'], strictWithIns: ['--strict', '--require-ins'] } as const;

/** The judge this machine offers, or a French sentence saying what is missing. */
export function findJudge(env: NodeJS.ProcessEnv = process.env): Judge | string {
  const checkout = env['CI_SIS_DIR'];
  if (checkout === undefined || checkout === '') {
    return 'CI_SIS_DIR n’est pas donné : il doit nommer une copie des outils officiels du CI-SIS (ansforge/TestContenuCDA-3-0).';
  }
  if (!existsSync(join(checkout, 'infrastructure/cda/CDA_extended.xsd'))) {
    return `CI_SIS_DIR (${checkout}) ne contient pas les outils officiels du CI-SIS.`;
  }
  const program = [env['CDA_CHECK'], join(root, '../shared/tools/cda-check/cda-check')].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
  if (program === undefined) return 'Le programme cda-check est introuvable : donnez son chemin par CDA_CHECK.';
  return { program, checkout };
}

/** Submits files to the official XSD and schematrons. Throws JudgeFailed when the judge itself cannot work (Java, Saxon). */
export async function judge(
  { program, checkout }: Judge,
  files: string[],
  asking: keyof typeof severity,
): Promise<OfficialVerdict[]> {
  const args = ['--repo', checkout, '--quiet', '--max', '0', '--json', '-', ...severity[asking], ...files];
  const { code, output, complaint } = await run(program, args);
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
  if ((code !== 0 && code !== 1) || json === '')
    throw new JudgeFailed(`Le juge officiel n’a pas pu travailler. ${complaint.trim()}`);
  const report = JSON.parse(json) as Report;
  return report.files.map((file) => ({ file: file.file, accepted: file.ok, faults: file.checks.flatMap(faultsOf) }));
}

// What the program writes, as far as it is read here.
interface Report {
  files: { file: string; ok: boolean; checks: ReportedCheck[] }[];
}
interface ReportedCheck {
  check: string;
  crash: string | null;
  findings: { level: string; line?: number; message: string }[];
}

const faultsOf = ({ check, crash, findings }: ReportedCheck): OfficialVerdict['faults'] => [
  ...(crash === null ? [] : [{ check, line: undefined, message: crash }]),
  ...findings.filter(({ level }) => level !== 'info').map(({ line, message }) => ({ check, line, message })),
];

function run(program: string, args: string[]): Promise<{ code: number; output: string; complaint: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 256 * 1024 * 1024 }, (error, output, complaint) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 2;
      resolve({ code, output, complaint: complaint || (error?.message ?? '') });
    });
  });
}
