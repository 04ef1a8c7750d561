import { sandboxPost } from './testing/sandbox-post.ts';
import { exchangesThrough } from './testing/exchanges.ts';

exchangesThrough('played by the sandbox', sandboxPost);
