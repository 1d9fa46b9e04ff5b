/** How much a change asks of callers: a new major version, a minor one, or nothing. */
export type Impact = 'major' | 'minor' | 'patch';

/** One difference between the released contract and the present one. */
export type Change = {
  readonly impact: Impact;
  /** A JSON pointer with names instead of positions, or Redocly's own. */
  readonly where: string;
  readonly what: string;
};

const order: readonly Impact[] = ['patch', 'minor', 'major'];

/** The strongest impact among changes; nothing at all when there are none. */
export function strongest(changes: readonly Change[]): Impact | undefined {
  return order.findLast((impact) => changes.some((change) => change.impact === impact));
}
