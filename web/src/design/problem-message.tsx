import type { Problem } from '@liane/server/contract/platform';
import type { ReactNode } from 'react';
import { problemOf } from '../client/problems.ts';
import { Button } from './button.tsx';
import { AlertIcon, ClockIcon } from './icons.tsx';
import styles from './problem-message.module.css';

export interface ProblemMessageProps {
  /** What was thrown; anything unknown is told without jargon. */
  error: unknown;
  /** Offered when trying again may help. */
  onRetry?: () => void;
  children?: ReactNode;
}

/** What happened, what is safe, what to do. */
export function ProblemMessage({ error, onRetry, children }: ProblemMessageProps) {
  const problem: Problem = problemOf(error);
  const passing = problem.kind === 'failed-outside';
  return (
    <div
      role="alert"
      className={passing ? `${styles['problem']} ${styles['outside']}` : styles['problem']}
      data-code={problem.code}
    >
      <span className={styles['icon']}>{passing ? <ClockIcon /> : <AlertIcon />}</span>
      <div className={styles['words']}>
        <p className={styles['what']}>{problem.message}</p>
        {problem.safe !== undefined && <p>{problem.safe}</p>}
        {problem.todo !== undefined && <p>{problem.todo}</p>}
        {problem.code !== 'invalid' && problem.faults !== undefined && problem.faults.length > 0 && (
          <ul className={styles['faults']}>
            {problem.faults.map((fault) => (
              <li key={`${fault.where} ${fault.message}`}>{fault.message}</li>
            ))}
          </ul>
        )}
        {children}
        {onRetry !== undefined && problem.kind !== 'refused-by-right' && (
          <div className={styles['actions']}>
            <Button small onClick={onRetry}>
              Réessayer
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
