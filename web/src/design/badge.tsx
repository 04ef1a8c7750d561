import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** The four states of the house, and `plain` when there is nothing to say but the word. */
export type BadgeState = 'plain' | 'todo' | 'late' | 'done' | 'alert';

/** One shape a state, so that nobody depends on colour. */
const shapes: Record<BadgeState, ReactNode> = {
  plain: <circle cx="6" cy="6" r="2.5" fill="currentColor" stroke="none" />,
  todo: <circle cx="6" cy="6" r="4" />,
  late: <path d="M6 1.5 11 10.5H1z" />,
  done: <path d="m1.5 6.5 3 3 6-7" />,
  alert: (
    <>
      <path d="M4 1h4l3 3v4l-3 3H4L1 8V4z" fill="currentColor" stroke="none" />
      <path d="M6 3.5v3M6 8.4v.1" stroke="var(--alert-soft)" />
    </>
  ),
};

export interface BadgeProps {
  state: BadgeState;
  /** Replaces the shape of the state, when the trade has its own. */
  shape?: ReactNode;
  children: ReactNode;
}

/** A state: always a shape and a word, never a colour alone. */
export function Badge({ state, shape, children }: BadgeProps) {
  return (
    <span className={`${styles['badge']} ${styles[state]}`} data-state={state}>
      <svg
        width="0.75em"
        height="0.75em"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {shape ?? shapes[state]}
      </svg>
      {children}
    </span>
  );
}
