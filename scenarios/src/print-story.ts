import { sentenceOf } from './story.ts';
import type { Story } from './story.ts';

/** The page of a story in Markdown: what a reader sees of it, and what is checked at each step. */
export function printStory({ title, tells, cast, proves, steps }: Story): string {
  return [
    `# ${title}`,
    tells,
    '## Qui',
    cast.map(({ presented }) => `- ${presented}`).join('\n'),
    '## Ce qui se passe',
    steps.map((step, index) => printStep(step, index + 1)).join('\n\n'),
    ...(proves.length === 0 ? [] : ['## Exigences prouvées', proves.map((id) => `- ${id}`).join('\n')]),
    '_Cette page est imprimée depuis l’histoire que les tests jouent dans un vrai navigateur._',
  ]
    .join('\n\n')
    .concat('\n');
}

function printStep(step: Story['steps'][number], number: number): string {
  const checks = step.checks.map(({ claim }) => `   - ${claim}`);
  return [`${number}. **${sentenceOf(step)}.**`, ...checks].join('\n');
}
