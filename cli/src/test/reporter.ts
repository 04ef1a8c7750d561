import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Outcome } from './outcome.ts';

type Failure = { message: string; stack?: string | undefined; diff?: string | undefined };

/** Leaves the outcome of every test in the file named by LIANE_OUTCOMES; says a file at a time on the standard output. */
export default class OutcomeReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()];
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    process.stdout.write(
      `  ${module.ok() ? '✓' : '✗'} ${module.relativeModuleId} (${tests.length}${failed > 0 ? `, ${failed} failed` : ''})\n`,
    );
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Failure[]): void {
    const outcomes = [
      ...modules.flatMap(outcomesOf),
      ...unhandled.map((error): Outcome => ({
        name: 'no error escapes the tests',
        state: 'failed',
        detail: tell(error),
      })),
    ];
    const path = process.env['LIANE_OUTCOMES'];
    if (path !== undefined) writeFileSync(path, JSON.stringify(outcomes));
  }
}

function outcomesOf(module: TestModule): Outcome[] {
  const loading = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
  return [
    ...loading.map((error): Outcome => ({
      name: `${module.relativeModuleId} loads`,
      state: 'failed',
      detail: tell(error),
    })),
    ...[...module.children.allTests()].map((test) => outcomeOf(test, module)),
  ];
}

function outcomeOf(test: TestCase, module: TestModule): Outcome {
  const name = `${module.relativeModuleId} > ${test.fullName}`;
  const result = test.result();
  if (result.state === 'passed') return { name, state: 'passed' };
  if (result.state === 'failed') return { name, state: 'failed', detail: result.errors.map(tell).join('\n') };
  return { name, state: 'skipped', ...(result.state === 'skipped' && result.note ? { detail: result.note } : {}) };
}

const tell = ({ message, stack, diff }: Failure): string => [stack ?? message, diff].filter(Boolean).join('\n');
