// The labs that a search found, each with the passage that says why.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { number } from '../../i18n/format';
import { words } from '../../i18n/voice';
import { type Hit, loadIndex, type Piece, search, searched } from '../../state/search';
import { lang } from '../../state/settings';
import { Failure } from '../common/Failure';
import { LabMarks } from './Progress';

/** ms after the last key until it is searched and said: a syllable that is being put together is no word yet. */
const PAUSE = 150;

export function Found({ query, clear }: { query: string; clear: () => void }) {
  const t = words.value.search;
  const texts = searched.value;
  const asked = useSettled(query);
  const labs = texts.state === 'ready' ? texts.value : null;
  const hits = useMemo(() => (labs ? search(labs, asked, lang.value) : []), [labs, asked, lang.value]);
  if (texts.state === 'failed') {
    return (
      <div class="found">
        <Failure failure={texts} retry={() => void loadIndex()} />
      </div>
    );
  }
  return (
    <div class="found" aria-busy={texts.state === 'loading'}>
      <p class="found-count" role="status" data-found={labs ? hits.length : undefined} data-asked={asked}>
        {labs === null
          ? words.value.loading
          : hits.length > 0
            ? t.found(number(hits.length, lang.value))
            : t.none(asked.trim())}
      </p>
      <ol class="hits" aria-label={t.results}>
        {hits.map((hit) => (
          <Row key={hit.id} hit={hit} />
        ))}
      </ol>
      <button type="button" class="button" data-action="clear-search" onClick={clear}>
        {t.clear}
      </button>
    </div>
  );
}

function Row({ hit }: { hit: Hit }) {
  const t = words.value;
  const { passage } = hit;
  return (
    <li class="hit">
      <a href={`#/lab/${hit.id}`}>
        <span class="name">
          <Marked pieces={hit.title} />
        </span>
        <LabMarks id={hit.id} />
        {passage && (
          <span class="excerpt">
            <span class="excerpt-part">
              {passage.part === 'tagline'
                ? t.search.tagline
                : passage.part === 'run'
                  ? t.strategies
                  : t[passage.part]}
            </span>{' '}
            <span lang={passage.lang}>
              <Marked pieces={passage.pieces} />
            </span>
          </span>
        )}
      </a>
    </li>
  );
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</>;
}

/** `value`, once it has stayed the same for a moment; the first one at once. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
