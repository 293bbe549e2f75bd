// Somebody's own page on another site, with a frame in it: plain, and isolated in the two ways there are.
import { createServer } from 'node:http';

export type HostKind = 'plain' | 'require-corp' | 'credentialless';

export interface Host {
  address(kind: HostKind): string;
  /** Puts `code` into its pages. */
  show(code: string): void;
  close(): Promise<void>;
}

/** By its number: for a browser another site than `localhost`, and as trustworthy. */
const NAME = '127.0.0.1';

export async function openHost(): Promise<Host> {
  let body = '';
  const server = createServer(({ url = '' }, response) => {
    const kind = url.slice(1);
    if (kind === 'require-corp' || kind === 'credentialless') {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', kind);
    } else if (kind !== 'plain') {
      response.statusCode = 404;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html>\n<title>Lesson</title>\n<h1>Lesson</h1>\n${body}\n`);
  });
  const port = await new Promise<number>((done, fail) => {
    server.once('error', fail);
    server.listen(0, NAME, () => {
      const address = server.address();
      if (typeof address === 'object' && address) done(address.port);
      else fail(new Error('the host has no address'));
    });
  });
  return {
    address: (kind) => `http://${NAME}:${port}/${kind}`,
    show: (code) => {
      body = code;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
