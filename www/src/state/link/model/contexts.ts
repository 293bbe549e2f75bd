// What is known of a place in a program: the letters before it, the word and the line that it is in, and where the
// same letters stood before.

const NEWLINE = 0x0a;
const SPACE = 0x20;
/** So many letters of a line's begin say what kind of line it is. */
const BEGIN = 4;
/** From so many equal letters on a repetition is taken for one. */
const LEAST_REPEATED = 5;
const MOST_REPEATED = 32;

export interface Repetition {
  /** Letters that are the same; 0 where there is none. */
  length: number;
  /** What came behind them. */
  next: number;
}

/** All in bytes of UTF-8. */
export class Contexts {
  readonly count = 9;
  /** Of each context. */
  readonly hashes = new Int32Array(this.count);
  #text = new Uint8Array(1 << 14);
  #length = 0;
  #word = 0;
  #wordBefore = 0;
  #lineFrom = 0;
  #lineBegin = 0;
  #indented = true;
  #indent = 0;
  #indentBefore = 0;
  /** Where letters stood last, by their hash: behind them. */
  readonly #places = new Map<number, number>();
  #repeated = 0;
  #from = 0;

  constructor() {
    this.#hash();
  }

  /** The byte before. */
  get last(): number {
    return this.#back(1);
  }

  get repetition(): Repetition {
    return { length: this.#repeated, next: this.#text[this.#from] ?? 0 };
  }

  take(byte: number): void {
    if (this.#length === this.#text.length) {
      const more = new Uint8Array(2 * this.#length);
      more.set(this.#text);
      this.#text = more;
    }
    this.#text[this.#length++] = byte;
    if (isOfWord(byte)) this.#word = Math.imul(this.#word + byte + 1, 0x2f0b4c47);
    else {
      if (this.#word !== 0) this.#wordBefore = this.#word;
      this.#word = 0;
    }
    this.#line(byte);
    this.#hash();
    this.#repeat();
  }

  #back(letters: number): number {
    return this.#text[this.#length - letters] ?? 0;
  }

  #line(byte: number): void {
    if (byte === NEWLINE) {
      this.#indentBefore = this.#indent;
      this.#lineFrom = this.#length;
      this.#lineBegin = 0;
      this.#indent = 0;
      this.#indented = true;
    } else if (this.#indented && byte === SPACE) this.#indent += 1;
    else {
      this.#indented = false;
      if (this.#length - this.#lineFrom - this.#indent <= BEGIN)
        this.#lineBegin = Math.imul(this.#lineBegin + byte + 1, 0x5851f42d);
    }
  }

  #hash(): void {
    const [a, b, c, d] = [this.#back(1), this.#back(2), this.#back(3), this.#back(4)];
    const four = (a << 24) | (b << 16) | (c << 8) | d;
    const within = this.#word !== 0;
    const depth = this.#indented ? 64 * this.#indentBefore + this.#indent : 4000;
    [
      0,
      a + 1,
      ((a << 8) | b) + 0x10000,
      ((a << 16) | (b << 8) | c) + 0x3000000,
      four ^ 0x1234567,
      Math.imul(four, 0x9e3779b1) ^ ((this.#back(5) << 8) | this.#back(6)),
      this.#word + (within ? 0 : Math.imul(a, 0x7f4a7c15)),
      this.#word ^ Math.imul(this.#wordBefore, 0x3c6ef372) ^ (within ? 0 : 0x101 * a),
      Math.imul(this.#lineBegin, 0x27d4eb2f) ^ Math.imul(depth, 0x165667b1) ^ this.#word,
    ].forEach((known, i) => {
      this.hashes[i] = Math.imul(known ^ (known >>> 15), 0x85ebca6b) + i;
    });
  }

  #repeat(): void {
    const here = this.#length;
    if (this.#repeated > 0) {
      const goesOn = this.#text[this.#from] === this.last;
      this.#repeated = goesOn ? this.#repeated + 1 : 0;
      this.#from += 1;
    }
    if (here < LEAST_REPEATED) return;
    let key = 0;
    for (let i = LEAST_REPEATED; i > 0; i--) key = Math.imul(key, 0x2c9277b5) + this.#back(i) + 1;
    const place = this.#places.get(key);
    this.#places.set(key, here);
    if (this.#repeated > 0 || place === undefined) return;
    let same = 0;
    while (same < Math.min(place, MOST_REPEATED) && this.#text[place - 1 - same] === this.#back(1 + same))
      same++;
    if (same < LEAST_REPEATED) return;
    this.#repeated = same;
    this.#from = place;
  }
}

/** Of a name, a number, or of a script that is not Latin. */
function isOfWord(byte: number): boolean {
  const digit = byte >= 0x30 && byte <= 0x39;
  const letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  return digit || letter || byte === 0x5f || byte >= 0x80;
}
