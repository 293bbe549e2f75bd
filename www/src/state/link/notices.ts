import { quote } from './text.ts';

/** What was wrong with a link. */
export type RouteNoticeKind =
  | 'unknown-param'
  /** Not a whole number from the parameter's least to its greatest. */
  | 'out-of-range'
  | 'not-an-option'
  /** A text beyond its parameter's length. */
  | 'text-too-long'
  | 'unknown-strategy'
  | 'bad-seed'
  | 'bad-repeats'
  | 'bad-lang'
  /** A rule between two parameters; one notice for each that went back to its default. */
  | 'constraint'
  | 'bad-report'
  /** A schedule for a lab that is not steered. */
  | 'no-seat'
  /** Not the steps of lanes, or too many of them. */
  | 'bad-schedule'
  /** Not the bounds of a search, or bounds beyond the limits. */
  | 'bad-search'
  /** Not a number of the lab with values in its range. */
  | 'bad-sweep'
  /** A sweep over what says how a file is read: `param`. */
  | 'sweep-of-file'
  /** Made by a newer page: what this one understands of it is used. */
  | 'newer-version'
  | 'duplicate'
  /** The link is too long to be read: defaults are used. */
  | 'too-long'
  /** Percent-encoding that means nothing. */
  | 'malformed'
  /** Encoded or marked up on its way; what was meant was clear. */
  | 'mended'
  /** The end of a sentence was stuck to the link: `given`. */
  | 'tail';

/** What the page corrected in a link. Texts are the link's own, cut short: show them as text. */
export interface RouteNotice {
  kind: RouteNoticeKind;
  /** The name in the link. */
  param?: string;
  /** What the link said. */
  given?: string;
  /** What is used in its place. */
  used?: string;
}

/** More would help nobody. */
const MOST_NOTICES = 20;

/** Collects notices; a hostile link cannot make many of them, or long ones. */
export class Notices {
  readonly list: RouteNotice[] = [];

  add(
    notice: { [Key in keyof RouteNotice]: RouteNotice[Key] | undefined } & { kind: RouteNoticeKind },
  ): void {
    if (this.list.length >= MOST_NOTICES) return;
    const { kind, param, given, used } = notice;
    this.list.push({
      kind,
      ...(param === undefined ? {} : { param: quote(param) }),
      ...(given === undefined ? {} : { given: quote(given) }),
      ...(used === undefined ? {} : { used: quote(used) }),
    });
  }

  /** How many things of the link could not be used; not what follows from other values, or from a text's length. */
  get refusals(): number {
    return this.list.filter(({ kind }) => kind !== 'constraint' && kind !== 'text-too-long').length;
  }

  /** Adds what another has collected. */
  take(other: Notices): void {
    this.list.push(...other.list.slice(0, MOST_NOTICES - this.list.length));
  }
}
