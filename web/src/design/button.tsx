import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

export type ButtonKind = 'first' | 'second' | 'quiet' | 'grave';

export interface ButtonLook {
  /** `first` is the one action of the screen; `grave` cannot be undone by a click. */
  kind?: ButtonKind;
  small?: boolean;
  wide?: boolean;
}

/** Class of a button, also for links that act as one. */
export function buttonClass({ kind = 'second', small = false, wide = false }: ButtonLook): string {
  return [styles['button'], styles[kind], small && styles['small'], wide && styles['wide']].filter(Boolean).join(' ');
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  icon?: ReactNode;
  /** The act is on its way: the button keeps its words and its focus, and does nothing more. */
  busy?: boolean;
}

/** A button; its words are a verb, never « OK ». */
export function Button({ kind, small, wide, icon, busy = false, children, onClick, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={[buttonClass({ ...(kind && { kind }), ...(small && { small }), ...(wide && { wide }) }), className]
        .filter(Boolean)
        .join(' ')}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  );
}
