/** Pins of npins (`npins/sources.json`) and niv (`nix/sources.json`). */

export interface Pin {
  /** Where it comes from, as a URL or flake reference. */
  readonly url: string;
}

/** Reads either form by what it looks like; `undefined` for what is neither. */
export function parsePins(text: string): ReadonlyMap<string, Pin> | undefined {
  const table = json(text);
  if (!isTable(table)) return undefined;
  const pins = isTable(table['pins']) ? table['pins'] : table;
  const found = new Map<string, Pin>();
  for (const [name, pin] of Object.entries(pins)) {
    const url = isTable(pin)
      ? (urlOf(pin) ?? (isTable(pin['repository']) ? urlOf(pin['repository']) : undefined))
      : undefined;
    if (url !== undefined) found.set(name, { url });
  }
  return found.size > 0 ? found : undefined;
}

function urlOf(pin: Readonly<Record<string, unknown>>): string | undefined {
  const { owner, repo, url } = pin;
  if (typeof owner === 'string' && typeof repo === 'string') return `github:${owner}/${repo}`;
  // npins' channels name only themselves in their URL.
  return typeof url === 'string' ? url : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
