// A link, or other text, on its way to the clipboard: copied where the browser allows it, and there to be selected in
// any case.
import { type Signal, useSignal } from '@preact/signals';
import { words } from '../../i18n/voice';

export interface Copied {
  /** The link, or whatever the text is. */
  link: Signal<string>;
  state: Signal<'no' | 'yes' | 'refused'>;
  /** Takes the part of a link behind the page's address. */
  copy(hash: string): Promise<void>;
  copyText(text: string): Promise<void>;
}

/** The whole link of its part behind the page's address. */
export function wholeLink(hash: string): string {
  return new URL(hash, location.origin + location.pathname).href;
}

export function useCopied(): Copied {
  const link = useSignal('');
  const state = useSignal<'no' | 'yes' | 'refused'>('no');
  const copyText = async (text: string) => {
    link.value = text;
    try {
      await navigator.clipboard.writeText(link.value);
      state.value = 'yes';
    } catch {
      state.value = 'refused';
    }
  };
  return { link, state, copy: (hash) => copyText(wholeLink(hash)), copyText };
}

type Hook = 'data-link' | 'data-pin-link' | 'data-seat-link' | 'data-seat-search-link' | 'data-embed-code';

interface Props {
  copied: Copied;
  hook: Hook;
  /** What the text is called, where it is no link. */
  names?: { code: string; copied: string; notCopied: string };
}

/** What became of it, and the link itself, under the hook by which other programs find it. */
export function CopiedLink({ copied, hook, names }: Props) {
  const t = words.value;
  const { link, state } = copied;
  const said = { no: '', yes: names?.copied ?? t.copied, refused: names?.notCopied ?? t.notCopied };
  return (
    <>
      <p class="copied" role="status">
        {said[state.value]}
      </p>
      {link.value !== '' && (
        <label class="link">
          <span class="sr">{names?.code ?? t.link}</span>
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
