import { LANGS } from '../../engine/catalog';
import { words } from '../../i18n/voice';
import { chooseLang, lang, theme, toggleTheme } from '../../state/settings';
import { Logo } from './marks';

const NAMES = { ko: '한국어', en: 'English' };

export function Header() {
  const t = words.value;
  const dark = theme.value === 'dark';
  const skip = (event: Event) => {
    // The fragment is the route, so the link cannot go through it.
    event.preventDefault();
    const main = document.getElementById('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
  };
  return (
    <header class="top">
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link; see above why it is handled here */}
      <a class="skip" href="#main" onClick={skip}>
        {t.skip}
      </a>
      <a class="brand" href="#/" aria-label={t.home}>
        <Logo />
        <span>Interleave</span>
      </a>
      <fieldset class="langs" data-action="language">
        <legend class="sr">{t.language}</legend>
        {LANGS.map((id) => (
          <button
            type="button"
            key={id}
            lang={id}
            data-lang={id}
            aria-pressed={lang.value === id}
            onClick={() => chooseLang(id)}
          >
            <span class="wide">{NAMES[id]}</span>
            <span class="narrow" aria-hidden="true">
              {id === 'ko' ? '한' : 'EN'}
            </span>
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="theme"
        data-action="theme"
        aria-label={dark ? t.themeToLight : t.themeToDark}
        title={dark ? t.themeToLight : t.themeToDark}
        onClick={toggleTheme}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2" />
          <path d="M12 3.500a8.500 8.500 0 0 1 0 17z" fill="currentColor" />
        </svg>
      </button>
    </header>
  );
}
