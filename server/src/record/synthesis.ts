import type { ReplyOf } from '../platform/index.ts';
import type { Fact } from '../facts/index.ts';
import type { record } from './contract.ts';
import { currentOf } from './facts-read.ts';
import { line, vitalSignsInWords, type Line } from './lines.ts';

export type Synthesis = ReplyOf<typeof record.open>['synthesis'];

const week = 7 * 86_400_000;

/** What matters today, on one page: what changed this week, treatments, problems, autonomy, project, last vital signs. */
export function synthesis(
  lasting: readonly Fact[],
  series: readonly Fact[],
  now: Date,
  reads: (module: string) => boolean,
): Synthesis {
  const recent = (fact: Fact) => now.getTime() - fact.recordedAt.getTime() < week && fact.state !== 'withdrawn';
  const [autonomy] = currentOf(lasting, 'autonomy');
  const [project] = currentOf(lasting, 'personal-project');
  return {
    thisWeek: [...lasting, ...series]
      .filter(recent)
      .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())
      .slice(0, 20)
      .map(changeOf),
    treatments: currentOf(lasting, 'treatment').map(line),
    problems: currentOf(lasting, 'problem').map(line),
    autonomy: autonomy ? line(autonomy) : null,
    project: project ? line(project) : null,
    latestVitalSigns: latestVitalSigns(series),
    missingForDlu: missingForDlu(lasting, reads),
  };
}

/** What is over is told as over, at the date it ended: its first words alone would read as current. */
function changeOf(fact: Fact): Line {
  const told = line(fact);
  if (fact.state !== 'ended') return told;
  return { ...told, over: overInWords(fact), at: (fact.endedAt ?? fact.recordedAt).toISOString() };
}

const overInWords = ({ content: { kind } }: Fact): string => (kind === 'treatment' ? 'arrêté' : 'terminé');

const sameRound = 24 * 3_600_000;

/** The last value of each sign: a weight noted alone must not hide the blood pressure of the morning. Older than a day, only the weight and the height still count. */
function latestVitalSigns(series: readonly Fact[]): Synthesis['latestVitalSigns'] {
  const rounds = currentOf(series, 'vital-signs');
  const [last] = rounds;
  if (!last) return null;
  const values: (typeof last)['content']['values'] = {};
  for (const { content, occurredAt } of rounds) {
    const recent = last.occurredAt.getTime() - occurredAt.getTime() <= sameRound;
    for (const [sign, value] of Object.entries(content.values) as [keyof typeof values, number][]) {
      if (values[sign] === undefined && (recent || sign === 'weight' || sign === 'height')) values[sign] = value;
    }
  }
  return { at: last.occurredAt.toISOString(), by: last.by, text: vitalSignsInWords({ values }) };
}

/** What a DLU would lack if it were made now; of what this role may not read, nothing is said. */
function missingForDlu(lasting: readonly Fact[], reads: (module: string) => boolean): string[] {
  const has = (...kinds: string[]) =>
    lasting.some((fact) => fact.state === 'current' && kinds.includes(fact.content.kind));
  const said = (about: string) => currentOf(lasting, 'none-known').some((fact) => fact.content.about === about);
  const nobody = (about: string) => currentOf(lasting, 'nobody').some((fact) => fact.content.about === about);
  const checks: [string, string, boolean][] = [
    ['health', 'Allergies', has('allergy') || said('allergies')],
    ['medication', 'Traitements', has('treatment', 'no-treatment')],
    ['health', 'Antécédents', has('antecedent') || said('antecedents')],
    ['health', 'Problèmes en cours', has('problem') || said('problems')],
    ['health', 'Directives anticipées', has('directive') || said('directives')],
    [
      'circle',
      'Personne de confiance',
      currentOf(lasting, 'contact').some((fact) => fact.content.isTrustedPerson) || nobody('trusted-person'),
    ],
    [
      'circle',
      'Médecin traitant',
      currentOf(lasting, 'care-professional').some((fact) => fact.content.role === 'gp') || nobody('gp'),
    ],
    ['circle', 'Établissement de santé souhaité', has('preferred-hospital')],
    ['careplan', 'Autonomie (GIR)', has('autonomy')],
  ];
  return checks.filter(([module, , present]) => !present && reads(module)).map(([, label]) => label);
}
