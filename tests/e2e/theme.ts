// The page's theme, chosen as a reader does.
import type { Page } from './page.ts';

export type Theme = 'light' | 'dark';

export function chooseTheme(page: Page, theme: Theme): Promise<void> {
  return page.evaluate(async (theme) => {
    if (document.documentElement.dataset.theme !== theme)
      document.querySelector<HTMLElement>('[data-action="theme"]')?.click();
    while (document.documentElement.dataset.theme !== theme)
      await new Promise((resolve) => setTimeout(resolve, 10));
    // Colours that are on their way to others have no contrast to speak of yet.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  }, theme);
}
