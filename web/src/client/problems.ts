import type { Problem } from '@liane/server/contract/platform';

/** The server refused, or something outside failed; the words come with it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;

  constructor(problem: Problem, status: number) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
    this.status = status;
  }
}

/** No answer came: the network is away, or the server is. */
export class NetworkAway extends Error {
  constructor(cause?: unknown) {
    super('Le réseau ne répond pas.', { cause });
    this.name = 'NetworkAway';
  }
}

/** The answer does not have the agreed shape: shown as a fault, never displayed half read. */
export class AnswerUnreadable extends Error {
  constructor(path: string, cause: unknown) {
    super(`La réponse de ${path} n’a pas la forme convenue.`, { cause });
    this.name = 'AnswerUnreadable';
  }
}

/** True when the session is no longer open: what is typed must be kept, then the person signs in again. */
export const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.status === 401;

/** True when somebody wrote the same thing since this screen read it: each refusal of this family ends so. */
export const isChangedMeanwhile = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code.endsWith('-changed-meanwhile');

/** Words for anything that can be thrown: what happened, what is safe, what to do. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof NetworkAway) {
    return {
      code: 'network-away',
      kind: 'failed-outside',
      message: 'Le serveur ne répond pas.',
      safe: 'Rien de ce que vous avez écrit n’est perdu.',
      todo: 'Vérifiez le réseau de cet appareil ; la connexion reprendra seule.',
      worthRetrying: true,
    };
  }
  if (error instanceof AnswerUnreadable) {
    return {
      code: 'answer-unreadable',
      kind: 'unexpected',
      message: 'La réponse du serveur n’a pas pu être lue.',
      safe: 'Rien n’a été changé par cet écran.',
      todo: 'Rechargez la page. Si cela recommence, prévenez le support en donnant l’heure.',
      worthRetrying: true,
    };
  }
  return {
    code: 'unexpected',
    kind: 'unexpected',
    message: 'Cet écran a rencontré un défaut.',
    safe: 'Ce qui était enregistré le reste.',
    todo: 'Rechargez la page. Si cela recommence, prévenez le support en donnant l’heure.',
  };
}
