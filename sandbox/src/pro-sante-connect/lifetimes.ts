/** Lifetimes in seconds (digest §1.4). */
export interface PscLifetimes {
  accessToken: number;
  /** Sliding: each refresh starts it again. Also the inactivity after which the session ends. */
  refreshToken: number;
  /** Since the sign-in, whatever happens. */
  session: number;
  /** How long the phone waits for an answer. */
  eCps: number;
}

export const publishedLifetimes: PscLifetimes = {
  accessToken: 120,
  refreshToken: 30 * 60,
  session: 4 * 60 * 60,
  eCps: 5 * 60,
};

const now = (): number => Math.floor(Date.now() / 1000);

/** Seconds left: the sliding inactivity, never past the absolute end of a session opened at `openedAt` (epoch seconds). */
export const sliding = ({ refreshToken, session }: PscLifetimes, openedAt: number | undefined): number =>
  Math.max(1, Math.min(refreshToken, (openedAt ?? now()) + session - now()));
