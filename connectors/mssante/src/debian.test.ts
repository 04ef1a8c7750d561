import { debianPost, whyNoDebianPost } from './testing/debian/post.ts';
import { exchangesThrough } from './testing/exchanges.ts';

const missing = whyNoDebianPost();

exchangesThrough(
  `made of Debian’s Postfix and Dovecot${missing === null ? '' : ` (skipped: ${missing})`}`,
  async () => missing ?? debianPost().catch((error: Error) => error.message),
);
