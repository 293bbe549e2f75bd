// The response headers the page lives under, written once: the build puts the policy into the page, the
// local server sends them, and the service worker adds them where a host does not.

type Directives = Record<string, readonly string[]>;

const POLICY: Directives = {
  'default-src': ["'none'"],
  // Compiling wasm is allowed; evaluating text is not.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  // Pool threads start from a blob URL.
  'worker-src': ["'self'", 'blob:'],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  // A learner may scrape pages of their own over https.
  'connect-src': ["'self'", 'https:'],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

function text(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/**
 * For the `content-security-policy` header and for `<meta http-equiv>`. It does not say who may frame the page: anybody
 * may. There is no account, and what a reader keeps lies apart in a frame of another site.
 */
export const PAGE_POLICY = text(POLICY);

/** While developing: Vite puts styles into `<style>` elements and talks over a web socket. */
export const DEV_POLICY = text({
  ...POLICY,
  'style-src': ["'self'", "'unsafe-inline'"],
  'connect-src': ["'self'", 'https:', 'ws:'],
});

const ISOLATION: readonly (readonly [name: string, value: string])[] = [
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  // An isolated page of another site may frame this one only by this.
  ['cross-origin-resource-policy', 'cross-origin'],
];

/** All headers of a response, names in lower case. */
export function pageHeaders(policy: string = PAGE_POLICY): Record<string, string> {
  return Object.fromEntries([...ISOLATION, ['content-security-policy', policy]]);
}
