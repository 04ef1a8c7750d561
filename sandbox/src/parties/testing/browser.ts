/** Just enough of a browser for the screens of the other parties: pages, links by their words, forms by their button. */
export class Visitor {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  page = '';
  status = 0;
  /** Path of the page shown, with its query. */
  at = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  async open(path: string): Promise<string> {
    return this.#go(path);
  }

  /** Follows the first link whose words are those. */
  async follow(words: string): Promise<string> {
    const link = [...this.page.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>(.*?)<\/a\s*>/gs)].find(([, , inside = '']) =>
      plain(inside).includes(words),
    );
    if (!link?.[1]) throw new Error(`no link « ${words} » in:\n${plain(this.page)}`);
    return this.#go(unescaped(link[1]));
  }

  /** Presses a button, its form filled as it came but for what is given; `null` clears a box. */
  async press(words: string, filled: Readonly<Record<string, string | null>> = {}): Promise<string> {
    const form = [...this.page.matchAll(/<form\s([^>]*)>(.*?)<\/form\s*>/gs)].find(([, , inside = '']) =>
      [...inside.matchAll(/<button[^>]*>(.*?)<\/button\s*>/gs)].some(([, name = '']) => plain(name) === words),
    );
    if (!form) throw new Error(`no button « ${words} » in:\n${plain(this.page)}`);
    const [, head = '', inside = ''] = form;
    const body = fieldsOf(inside);
    for (const [name, value] of Object.entries(filled))
      if (value === null) body.delete(name);
      else body.set(name, value);
    return this.#go(unescaped(/action="([^"]*)"/.exec(head)?.[1] ?? this.at), body);
  }

  /** A file behind a link. */
  async download(words: string): Promise<{ type: string; bytes: Buffer }> {
    const link = [...this.page.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>(.*?)<\/a\s*>/gs)].find(([, , inside = '']) =>
      plain(inside).includes(words),
    );
    if (!link?.[1]) throw new Error(`no link « ${words} »`);
    const answer = await fetch(new URL(unescaped(link[1]), this.#origin), { headers: this.#headers() });
    return { type: answer.headers.get('content-type') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  /** The words of the page, without its markup. */
  get words(): string {
    return plain(this.page);
  }

  #headers(): Record<string, string> {
    return { accept: 'text/html', cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  async #go(path: string, body?: URLSearchParams): Promise<string> {
    const answer = await fetch(new URL(path, this.#origin), {
      redirect: 'manual',
      headers: this.#headers(),
      ...(body ? { method: 'POST', body } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location) return this.#go(location);
    this.at = path;
    this.status = answer.status;
    this.page = await answer.text();
    return this.page;
  }
}

/** Fields of a form as a browser would send them untouched. */
function fieldsOf(inside: string): URLSearchParams {
  const body = new URLSearchParams();
  for (const [tag, name = 'textarea', attributes = '', text = ''] of inside.matchAll(
    /<(input|textarea|select)\s([^>]*?)\/?>(?:(?<=<(?:textarea|select)\s[^>]*>)(.*?)<\/(?:textarea|select)\s*>)?/gs,
  )) {
    const field = /name="([^"]*)"/.exec(attributes)?.[1];
    if (field === undefined || tag === '') continue;
    if (name === 'textarea') body.append(field, unescaped(text));
    else if (name === 'select') body.append(field, selectedIn(text));
    else if (!/type="(checkbox|radio)"/.test(attributes) || /\schecked/.test(attributes))
      body.append(field, unescaped(/value="([^"]*)"/.exec(attributes)?.[1] ?? 'on'));
  }
  return body;
}

function selectedIn(options: string): string {
  const all = [...options.matchAll(/<option value="([^"]*)"([^>]*)>/g)];
  const [, value = ''] = all.find(([, , rest = '']) => rest.includes('selected')) ?? all[0] ?? [];
  return unescaped(value);
}

const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&');

const plain = (markup: string): string =>
  unescaped(markup.replace(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
