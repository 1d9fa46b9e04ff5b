/**
 * What an answer means, worked out from the contract as data. The client, browsers, the mock's proxy, `check`
 * and the pages all read answers with it, so it is pure, imports nothing and never throws.
 */

/** One body that an operation documents for a status, as far as it is needed to know it again. */
export type Shape = {
  /** The name of its schema, when it has one. */
  readonly schema?: string;
  readonly mediaType: string;
  readonly type: 'object' | 'array' | 'string';
  /** Values that tell it from its alternatives, by JSON pointer. */
  readonly constants?: { readonly [pointer: string]: unknown };
  /** What the whole of a text must match. */
  readonly pattern?: string;
  /** Where the owner's code stands (JSON pointer). */
  readonly code?: string;
  /** Where the owner's message stands (JSON pointer). */
  readonly message?: string;
  /** Where the pre-signed URL stands (JSON pointer). */
  readonly url?: string;
  /** What this body means, whatever its status. */
  readonly kind?: string;
  /** What a code in it means. */
  readonly kinds?: { readonly [code: string]: string };
  /** What an exact message in it means. */
  readonly messages?: { readonly [message: string]: string };
};

/** The answers of an operation by status, `4XX` and `default` among them. */
export type Answers = {
  readonly [status: string]: { readonly kind?: string; readonly shapes: readonly Shape[] };
};

/** How an answer reads in the light of the contract. */
export type Meaning = {
  /** The kind of error; undefined when the answer is the success that was asked for. */
  readonly kind?: string;
  readonly code?: string;
  readonly message?: string;
  readonly url?: string;
  /** The documented shape that the body has. */
  readonly shape?: Shape;
  /** Whether the contract has this answer: its status, and a shape of it with a message where one is due. */
  readonly documented: boolean;
  /** Whether the contract has at least its status. */
  readonly isStatusDocumented: boolean;
};

/** What HTTP itself says of a status. */
const usual: { readonly [status: number]: string } = { 408: 'timeout', 429: 'quota-exceeded' };

/**
 * Reads an answer. An exact message says more than a code, a code more than the shape of the body, and a
 * shape more than the status; what HTTP means by the status comes last.
 */
export function meaningOf(answers: Answers, status: number, content: string): Meaning {
  const bodyIn = reader(content);
  const answer =
    own(answers, `${status}`) ??
    own(answers, `${Math.floor(status / 100)}XX`) ??
    answers['default'];
  const isSuccess = answer !== undefined && answer.kind === undefined && status < 300;
  const shape = answer?.shapes.find((one) => fits(one, bodyIn(one)));
  const isStatusDocumented = answer !== undefined;
  const statusKind =
    answer?.kind ?? usual[status] ?? (status >= 500 ? 'server-fault' : 'unexpected-answer');
  if (answer && !answer.shapes.length) {
    return { isStatusDocumented, documented: true, ...(!isSuccess && { kind: statusKind }) };
  }
  // A body that is documented with another status still has its words, but not its meaning as a whole.
  const words = shape ?? foreign(answers, bodyIn);
  const body = words && bodyIn(words);
  const code = text(at(body, words?.code));
  const message = text(at(body, words?.message));
  const url = text(at(body, shape?.url));
  const said = {
    isStatusDocumented,
    ...(shape && { shape }),
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
  };
  const hasUrl = shape?.url === undefined || (url !== undefined && URL.canParse(url));
  if (isSuccess && shape && !shape.kind && hasUrl) {
    return { ...said, ...(url !== undefined && { url }), documented: true };
  }
  const kind =
    own(words?.messages, message) ?? own(words?.kinds, code) ?? shape?.kind ?? statusKind;
  const isWhole = !shape?.message || at(body, shape.message) !== undefined;
  const documented = shape !== undefined && isWhole && !(isSuccess && !shape.kind);
  return { ...said, kind, documented };
}

/** The words in a body that tell its shape from others, as a status of its own beside that of HTTP. */
export function wordsOf(shape: Shape | undefined): string[] {
  return Object.values(shape?.constants ?? {}).filter((value) => typeof value === 'string');
}

/** The body as a shape has it, read once for each way of writing. */
function reader(content: string): (shape: Shape) => unknown {
  const bodies = new Map<string, unknown>();
  return ({ mediaType }) => {
    if (!bodies.has(mediaType)) bodies.set(mediaType, read(mediaType, content));
    return bodies.get(mediaType);
  };
}

/** A shape of another status that has a code in this body. */
function foreign(answers: Answers, bodyIn: (shape: Shape) => unknown): Shape | undefined {
  const shapes = Object.values(answers).flatMap((answer) => answer.shapes);
  return shapes.find((one) => {
    const body = bodyIn(one);
    return one.code && fits(one, body) && text(at(body, one.code));
  });
}

function fits({ type, constants, pattern }: Shape, body: unknown): boolean {
  if (type === 'string') {
    return typeof body === 'string' && (!pattern || new RegExp(pattern, 'u').test(body));
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body) !== (type === 'array')) {
    return false;
  }
  for (const pointer in constants) if (at(body, pointer) !== constants[pointer]) return false;
  return true;
}

/** The body as its media type has it; undefined when it is none of that. */
export function read(mediaType: string, content: string): unknown {
  if (mediaType.endsWith('xml')) return readXml(content);
  if (!mediaType.endsWith('json')) return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

const entities: { readonly [name: string]: string } = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** A flat XML element as an object of its children's texts; undefined when it is none of that. */
function readXml(content: string): unknown {
  const [, inside] = /^\s*(?:<\?xml[^>]*\?>\s*)?<\w+[^>]*>(.*)<\/\w+>\s*$/s.exec(content) ?? [];
  const children = /<(\w+)>([^<]*)<\/\1>/g;
  if (inside === undefined || inside.replace(children, '').trim()) return undefined;
  return Object.fromEntries(
    [...inside.matchAll(children)].map(([, name, text = '']) => [
      name,
      text.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity) => entities[entity] ?? ''),
    ]),
  );
}

/** What a JSON pointer leads to; undefined where there is no pointer or it leads nowhere. */
export function at(value: unknown, pointer: string | undefined): unknown {
  if (pointer === undefined) return undefined;
  return stepsOf(pointer).reduce(
    (node, step) => own(node as { [step: string]: unknown } | undefined, step),
    value,
  );
}

/** The steps of a JSON pointer, with their escapes undone. */
export function stepsOf(pointer: string): readonly string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A value under a name from outside, which may be a name that every object has. */
function own<Value>(
  table: { readonly [name: string]: Value } | null | undefined,
  name: string | undefined,
): Value | undefined {
  if (table === null || typeof table !== 'object' || name === undefined) return undefined;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
