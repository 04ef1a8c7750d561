import { canonicalize } from '@liane/xml';
import { enveloped, excC14n } from './algorithms.ts';
import { checkSigner } from './signer.ts';
import type { Signer } from './signer.ts';
import { sha256Of, writeReference, writeSignature } from './write.ts';

/**
 * An element with an enveloped signature of itself (RSA-SHA256, exclusive C14N).
 * `write` gives the element with the signature where its schema wants it; it is called twice, first without any.
 * It declares every namespace it uses, so that it can be put into any envelope.
 * @throws SignerUnusable
 */
export function signEnveloped(id: string, write: (signature: string) => string, signer: Signer): string {
  const checked = checkSigner(signer);
  const digest = sha256Of(canonicalize(write('')));
  return write(writeSignature([writeReference({ uri: `#${id}`, transforms: [enveloped, excC14n], digest })], checked));
}
