/** What is known when the page starts. */
export interface Start {
  isolated: boolean;
  /** The service worker answers for the page, so the next load gets its headers. */
  controlled: boolean;
  /** Whether this tab has reloaded for isolation already; `unreadable` where storage is blocked. */
  guard: 'clear' | 'set' | 'unreadable';
}

/**
 * Whether a reload would gain isolation. Not a second time, and not where nothing can be remembered:
 * a page without threads is better than one that reloads for ever.
 */
export function shouldReload({ isolated, controlled, guard }: Start): boolean {
  return !isolated && controlled && guard === 'clear';
}
