/** What is known when the page starts. */
export interface Start {
  isolated: boolean;
  /** The service worker answers for the page, so the next load gets its headers. */
  controlled: boolean;
  /** In a frame of another page. */
  framed: boolean;
  /** Whether this tab has reloaded for isolation already; `unreadable` where storage is blocked. */
  guard: 'clear' | 'set' | 'unreadable';
}

/**
 * Whether a reload would gain isolation: never in a frame, since an isolated page shows no frame whose host does not
 * send the headers itself, and in any other page the frame stays as it is. Not a second time, and not where nothing can be remembered:
 * a page without threads is better than one that reloads for ever.
 */
export function shouldReload({ isolated, controlled, framed, guard }: Start): boolean {
  return !isolated && !framed && controlled && guard === 'clear';
}
