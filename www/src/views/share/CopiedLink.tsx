// A link on its way to the clipboard: copied where the browser allows it, and there to be selected in any case.
import { type Signal, useSignal } from '@preact/signals';
import { words } from '../../i18n/voice';

export interface Copied {
  link: Signal<string>;
  state: Signal<'no' | 'yes' | 'refused'>;
  /** Takes the part of a link behind the page's address. */
  copy(hash: string): Promise<void>;
}

export function useCopied(): Copied {
  const link = useSignal('');
  const state = useSignal<'no' | 'yes' | 'refused'>('no');
  const copy = async (hash: string) => {
    link.value = new URL(hash, location.origin + location.pathname).href;
    try {
      await navigator.clipboard.writeText(link.value);
      state.value = 'yes';
    } catch {
      state.value = 'refused';
    }
  };
  return { link, state, copy };
}

type Hook = 'data-link' | 'data-pin-link' | 'data-seat-link' | 'data-seat-search-link';

/** What became of it, and the link itself, under the hook by which other programs find it. */
export function CopiedLink({ copied, hook }: { copied: Copied; hook: Hook }) {
  const t = words.value;
  const { link, state } = copied;
  return (
    <>
      <p class="copied" role="status">
        {state.value === 'yes' ? t.copied : state.value === 'refused' ? t.notCopied : ''}
      </p>
      {link.value !== '' && (
        <label class="link">
          <span class="sr">{t.link}</span>
          <input
            type="text"
            readOnly
            {...{ [hook]: '' }}
            value={link.value}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </>
  );
}
