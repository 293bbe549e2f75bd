// Locks as the Web Locks standard has them, as far as the page uses them: shared ones together, an exclusive one alone,
// and who comes behind somebody that waits waits too.

interface Asked {
  shared: boolean;
  begin(): void;
}

interface Options {
  mode?: 'shared' | 'exclusive';
  ifAvailable?: boolean;
}

export class FakeLocks {
  /** Those who hold it. */
  readonly held = new Set<Asked>();
  /** Those who wait. */
  readonly line: Asked[] = [];

  request<T>(name: string, options: Options, work: (lock: object | null) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const asked: Asked = {
        shared: options.mode === 'shared',
        begin: () => {
          this.held.add(asked);
          const done = Promise.resolve({ name }).then(work);
          done.then(resolve, reject).finally(() => {
            this.held.delete(asked);
            this.#next();
          });
        },
      };
      if (this.line.length === 0 && this.#fits(asked)) asked.begin();
      else if (options.ifAvailable) Promise.resolve(null).then(work).then(resolve, reject);
      else this.line.push(asked);
    });
  }

  #fits({ shared }: Asked): boolean {
    return this.held.size === 0 || (shared && [...this.held].every((other) => other.shared));
  }

  #next(): void {
    for (let first = this.line[0]; first && this.#fits(first); first = this.line[0]) {
      this.line.shift();
      first.begin();
    }
  }
}
