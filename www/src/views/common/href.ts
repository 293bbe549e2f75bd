/** Links of a text lead to a lab, or out to the web; anything else is shown as text. */
export function safeHref(href: string | undefined): string | null {
  return href !== undefined && /^(https?:\/\/|#\/)/.test(href) ? href : null;
}
