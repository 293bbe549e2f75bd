// Gives responses the headers that a page needs for threads, where the host does not send them.
import { PAGE_POLICY, pageHeaders } from '../../headers.ts';

/** Response types of the Fetch standard that cannot be built anew, nor need to be. */
const UNTOUCHABLE = new Set<ResponseType>(['error', 'opaque', 'opaqueredirect']);
const WITHOUT_BODY = new Set([101, 103, 204, 205, 304]);

/** `response` with the headers; the same object where it has them or cannot take them. */
export function isolate(response: Response): Response {
  if (UNTOUCHABLE.has(response.type) || response.status === 0 || hasAll(response.headers)) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(pageHeaders())) {
    // A host's own policy stays: two policies hold both, so that ours can only add to its strictness.
    if (name === 'content-security-policy') headers.append(name, value);
    else headers.set(name, value);
  }
  const { status, statusText } = response;
  return new Response(WITHOUT_BODY.has(status) ? null : response.body, { status, statusText, headers });
}

function hasAll(headers: Headers): boolean {
  return Object.entries(pageHeaders()).every(([name, value]) =>
    value === PAGE_POLICY ? headers.get(name)?.includes(value) : headers.get(name) === value,
  );
}
