import { curled } from '../facts/spoken.ts';

export interface FoundButtonProps {
  name: string;
  details: string;
  /** How one writes to them: two lines of one name differ by it. */
  way?: string | null;
  onChoose: () => void;
}

/** Somebody found: who, where, and which mailbox. */
export function FoundButton({ name, details, way, onChoose }: FoundButtonProps) {
  return (
    <button type="button" onClick={onChoose}>
      <b>{name}</b>
      {details !== '' && <small>{curled(details)}</small>}
      {way && <small>{way}</small>}
    </button>
  );
}
