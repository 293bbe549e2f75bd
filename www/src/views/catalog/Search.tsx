// The field that searches all labs. What it finds takes the map's place; its code and texts come when first used.
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../i18n/voice';
import { replaceHash, visits } from '../../state/location';
import { mapHash } from '../../state/route';
import { Lazy } from '../common/Lazy';

const loadFound = () => import('./Found');

/** Whether what is typed there is text. */
function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function SearchField({ query }: { query: Signal<string> }) {
  const t = words.value.search;
  const field = useRef<HTMLInputElement>(null);
  const change = (text: string) => {
    query.value = text;
  };
  useLinkOfQuery(query.value);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
      if (event.key !== '/' || !plain || takesText(event.target) || document.querySelector('dialog[open]'))
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);
  return (
    <search class="search">
      <label for="search">{t.label}</label>
      <input
        ref={field}
        id="search"
        name="q"
        type="search"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={query.value}
        aria-describedby="search-hint"
        aria-keyshortcuts="/"
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Not what ends a composition.
          if (event.key !== 'Escape' || event.isComposing || query.value === '') return;
          event.preventDefault();
          // At once, and not with the next drawing: the next key may come before.
          event.currentTarget.value = '';
          change('');
        }}
      />
      <p class="quiet" id="search-hint">
        {t.hint}
      </p>
    </search>
  );
}

/** ms. Some browsers refuse an address that is rewritten with every key. */
const PAUSE = 250;

/** The address bar follows what was typed, once it was. */
function useLinkOfQuery(query: string): void {
  const last = useRef(query);
  const visit = useRef(visits.peek()).current;
  useEffect(() => {
    if (query === last.current) return;
    const timer = setTimeout(() => {
      last.current = query;
      replaceHash(mapHash(query), visit);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [query, visit]);
}

export function SearchResults({ query, clear }: { query: string; clear: () => void }) {
  return (
    <Lazy
      load={loadFound}
      waiting={<p class="quiet found">{words.value.loading}</p>}
      view={({ Found }) => <Found query={query} clear={clear} />}
    />
  );
}
