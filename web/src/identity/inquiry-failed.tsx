import type { InsiInquiry } from '@liane/server/contract/identity';
import { ProblemError } from '../client/problems.ts';
import { FrenchDate } from '../design/french-date.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';

/** INSi did not answer: nothing is lost, and the question goes again by itself when a moment is set. */
export function InquiryFailed({ inquiry }: { inquiry: InsiInquiry }) {
  const { failure, todo } = inquiry;
  if (failure === null) return null;
  const problem = new ProblemError(
    {
      code: failure.code,
      kind: 'failed-outside',
      message: failure.message,
      safe: 'L’identité n’a pas changé, votre saisie est gardée.',
      ...(todo === null || todo === failure.message ? {} : { todo }),
    },
    502,
  );
  return (
    <ProblemMessage error={problem}>
      {failure.retryAt !== null && (
        <p>
          Nouvel essai, sans rien faire : <FrenchDate at={failure.retryAt} />.
        </p>
      )}
    </ProblemMessage>
  );
}
