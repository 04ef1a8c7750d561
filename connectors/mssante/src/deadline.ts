/** Bytes a second under which a line is not slow, but dead. */
const slowest = 16_000;

/** Ends what lasts too long; what carries bytes is given the time a slow line takes. */
export class Deadline {
  passed = false;
  #timer: NodeJS.Timeout | undefined;
  #at: number;
  readonly #delay: number;
  readonly #then: () => void;

  /** @param delay in milliseconds */
  constructor(delay: number, then: () => void) {
    this.#then = then;
    this.#delay = delay;
    this.#at = performance.now() + delay;
    this.#arm();
  }

  /** The whole delay again, from now. */
  readonly renew = (): void => {
    if (this.passed || this.#timer === undefined) return;
    this.#at = performance.now() + this.#delay;
    this.#arm();
  };

  /** Gives the time to carry so many bytes more. */
  readonly allow = (bytes: number): void => {
    if (this.passed || this.#timer === undefined) return;
    this.#at += (bytes / slowest) * 1000;
    this.#arm();
  };

  lift(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.passed = true;
        this.#then();
      },
      Math.max(0, this.#at - performance.now()),
    );
  }
}
