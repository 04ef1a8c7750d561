import type { Finding } from './finding.ts';

const marks: Record<Finding['state'], string> = { ok: '✓', warning: '!', failed: '✗' };

/** One line per check, service by service, then what it comes to. */
export function printed(findings: readonly Finding[]): string {
  const lines: string[] = [];
  let service = '';
  for (const finding of findings) {
    if (finding.service !== service) {
      service = finding.service;
      lines.push('', service);
    }
    const { state, check, said, todo } = finding;
    lines.push(`  ${marks[state]} ${check} : ${said}${todo === undefined ? '.' : `. À faire : ${todo}`}`);
  }
  return [...lines, '', summary(findings)].join('\n');
}

function summary(findings: readonly Finding[]): string {
  const count = (state: Finding['state']): number => findings.filter((each) => each.state === state).length;
  const [failed, warned] = [count('failed'), count('warning')];
  const attention = warned === 0 ? '' : ` ${warned} point${warned > 1 ? 's' : ''} à surveiller (!).`;
  if (failed === 0) return `Tout répond.${attention}`;
  return `${failed} point${failed > 1 ? 's' : ''} à corriger (✗).${attention}`;
}
