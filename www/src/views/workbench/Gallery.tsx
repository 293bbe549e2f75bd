// Programs to start from, each with a question.
import { programs } from 'virtual:gallery';
import { workbenchWords } from '../../i18n/workbench';
import { lang } from '../../state/settings';
import { desk } from '../../state/workbench/programs';

interface Props {
  /** A program was opened: what it is called. */
  opened(title: string): void;
}

export function Gallery({ opened }: Props) {
  const w = workbenchWords(lang.value).gallery;
  return (
    <>
      <p class="gallery-lead">{w.lead}</p>
      <ol class="gallery" data-gallery={programs.length}>
        {programs.map(({ id, title, line, question, text }) => (
          <li key={id} data-program={id}>
            <button
              type="button"
              onClick={() => {
                desk.openText(title[lang.value], text);
                opened(title[lang.value]);
              }}
            >
              <strong>{title[lang.value]}</strong>
              <span class="gallery-line">{line[lang.value]}</span>
              <span class="gallery-question">
                <span class="sr">{w.question}: </span>
                <Coded text={question[lang.value]} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Of the program that is open, where it is one of these, changed or not: known by its name. */
export function Question() {
  const name = desk.name.value.replace(/ \d+$/, '');
  const found = programs.find(({ title }) => title.ko === name || title.en === name);
  if (!found) return null;
  return (
    <p class="gallery-question" data-question={found.id}>
      <Coded text={found.question[lang.value]} />
    </p>
  );
}

/** What stands between backticks is code. */
function Coded({ text }: { text: string }) {
  return <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}
