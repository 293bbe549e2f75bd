// The reader's language and theme: what they chose, else what the browser says.
import { computed, effect, signal } from '@preact/signals';
import { LANGS, type Lang } from '../engine/catalog';

export type Theme = 'light' | 'dark';

const LANG_KEY = 'interleave.lang';
const THEME_KEY = 'interleave.theme';

function isLang(text: unknown): text is Lang {
  return LANGS.some((lang) => lang === text);
}

// Storage may be refused by the browser (private windows, blocked cookies): the page works without.
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice lasts as long as the page.
  }
}

/** The first of the browser's languages that the page speaks; English where it speaks none. */
export function browserLang(languages: readonly string[]): Lang {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0];
    if (isLang(primary)) return primary;
  }
  return 'en';
}

const storedLang = stored(LANG_KEY);
const chosenLang = signal<Lang | null>(isLang(storedLang) ? storedLang : null);
const fromBrowser = browserLang(typeof navigator === 'undefined' ? [] : (navigator.languages ?? []));

/** The language that the link asked for; it wins for this visit, until the reader chooses. */
export const linkLang = signal<Lang | null>(null);

export const lang = computed<Lang>(() => linkLang.value ?? chosenLang.value ?? fromBrowser);

export function chooseLang(value: Lang): void {
  chosenLang.value = value;
  linkLang.value = null;
  store(LANG_KEY, value);
}

const storedTheme = stored(THEME_KEY);
const chosenTheme = signal<Theme | null>(
  storedTheme === 'light' || storedTheme === 'dark' ? storedTheme : null,
);
const systemDark = signal(false);

export const theme = computed<Theme>(() => chosenTheme.value ?? (systemDark.value ? 'dark' : 'light'));

export function toggleTheme(): void {
  const next: Theme = theme.value === 'dark' ? 'light' : 'dark';
  chosenTheme.value = next;
  store(THEME_KEY, next);
}

/** The browser's own bars take the page's ground, also where the reader chose another theme than the system's. */
function colourBrowser(root: HTMLElement): void {
  const ground = getComputedStyle(root).getPropertyValue('--bg').trim();
  if (ground === '') return;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    meta.content = ground;
}

/** Who installs the page gets an app in their language. */
function nameApp(chosen: Lang): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
  if (link) link.href = `${chosen}.webmanifest`;
}

/**
 * Under the C locale WebKit calls its language `C`, which is no language tag: what hands it to `Intl`, as the
 * charts' library does, would not even load.
 */
export function mendLanguage(of: { language: string }): void {
  try {
    Intl.getCanonicalLocales(of.language);
  } catch {
    Object.defineProperty(of, 'language', { value: 'en', configurable: true });
  }
}

/** Ties the document to the settings. Called once, before the first paint of the app. */
export function applySettings(root: HTMLElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  systemDark.value = dark.matches;
  dark.addEventListener('change', () => {
    systemDark.value = dark.matches;
  });
  effect(() => {
    root.lang = lang.value;
    root.dataset.theme = theme.value;
    colourBrowser(root);
    nameApp(lang.value);
  });
}
