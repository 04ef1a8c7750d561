/** Reads a JSON object key by key, and gathers what is wrong with it in French; what could not be read is given as empty. */
export class ConfigReader {
  readonly faults: string[];
  readonly #values: Record<string, unknown>;
  readonly #path: string;
  readonly #known = new Set<string>();

  constructor(values: unknown, path = '', faults: string[] = []) {
    this.#values = isObject(values) ? values : {};
    this.#path = path;
    this.faults = faults;
  }

  /** A part of the file: `proSanteConnect`. */
  part(key: string): ConfigReader {
    const value = this.#take(key);
    if (value === undefined) this.refuse(key, 'manque');
    else if (!isObject(value)) this.refuse(key, 'doit être un objet { … }');
    return new ConfigReader(value, this.#name(key), this.faults);
  }

  /** A text that must be there. */
  text(key: string, what: string, fits: (text: string) => boolean = () => true): string {
    const value = this.#take(key);
    if (value === undefined || value === '') this.refuse(key, `manque : ${what}`);
    else if (typeof value !== 'string' || !fits(value)) this.refuse(key, `ne convient pas : ${what}`);
    else return value;
    return '';
  }

  optionalText(key: string, what: string, fits?: (text: string) => boolean): string | undefined {
    return this.#values[key] === undefined ? this.#nothing(key) : this.text(key, what, fits);
  }

  /** A whole number between two bounds, both included. */
  optionalNumber(key: string, what: string, least: number, most: number): number | undefined {
    const value = this.#values[key];
    if (value === undefined) return this.#nothing(key);
    this.#known.add(key);
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.refuse(key, `ne convient pas : ${what}`);
    return undefined;
  }

  optionalFlag(key: string, what: string): boolean | undefined {
    const value = this.#values[key];
    if (value === undefined) return this.#nothing(key);
    this.#known.add(key);
    if (typeof value === 'boolean') return value;
    this.refuse(key, `ne convient pas : ${what}`);
    return undefined;
  }

  /** A list of parts, one at least. */
  parts(key: string): ConfigReader[] {
    const value = this.#take(key);
    if (value === undefined) this.refuse(key, 'manque');
    else if (!Array.isArray(value) || value.length === 0) this.refuse(key, 'doit être une liste [ { … } ]');
    else return value.map((each, index) => new ConfigReader(each, `${this.#name(key)}[${index}]`, this.faults));
    return [];
  }

  /** A list of texts, one at least. */
  texts(key: string, what: string, fits: (text: string) => boolean = () => true): string[] {
    const value = this.#take(key);
    if (value === undefined) this.refuse(key, `manque : ${what}`);
    else if (!Array.isArray(value) || value.length === 0) this.refuse(key, `doit être une liste : ${what}`);
    else {
      const texts = value.filter((each) => typeof each === 'string');
      for (const wrong of value.filter((each) => typeof each !== 'string' || !fits(each)))
        this.refuse(key, `contient « ${String(wrong)} », qui ne convient pas : ${what}`);
      return texts;
    }
    return [];
  }

  /** An object whose keys are data too, e.g. a FINESS and its mailbox. */
  textsByKey(key: string, what: string, fits: (name: string, text: string) => boolean): Record<string, string> {
    const value = this.#take(key);
    if (value === undefined) this.refuse(key, `manque : ${what}`);
    if (!isObject(value)) {
      if (value !== undefined) this.refuse(key, `doit être un objet : ${what}`);
      return {};
    }
    const entries = Object.entries(value).flatMap(([name, text]): [string, string][] =>
      typeof text === 'string' ? [[name, text]] : [[name, '']],
    );
    for (const [name, text] of entries)
      if (!fits(name, text)) this.refuse(`${key}.${name}`, `ne convient pas : ${what}`);
    return Object.fromEntries(entries);
  }

  /** A key that must not be there. */
  forbidden(key: string, why: string): void {
    this.#known.add(key);
    if (this.#values[key] !== undefined) this.refuse(key, why);
  }

  refuse(key: string, why: string): void {
    this.faults.push(`${this.#name(key)} ${why}`);
  }

  /** A key that nothing reads is most often one mistyped. */
  refuseOthers(): void {
    for (const key of Object.keys(this.#values))
      if (!this.#known.has(key)) this.refuse(key, 'n’est pas une clé connue');
  }

  has(key: string): boolean {
    return this.#values[key] !== undefined;
  }

  #nothing(key: string): undefined {
    this.#known.add(key);
    return undefined;
  }

  #take(key: string): unknown {
    this.#known.add(key);
    return this.#values[key];
  }

  #name(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
