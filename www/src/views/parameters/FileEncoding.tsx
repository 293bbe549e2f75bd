// In which encoding the reader's file is read: recognized, and theirs to correct.
import { number } from '../../i18n/format';
import { tableWords } from '../../i18n/table';
import { type Chosen, correctEncoding } from '../../state/file';
import { ENCODINGS, isEncoding } from '../../state/table/encoding';
import type { Lab } from '../lab/lab';
import { describedBy, Field } from './Field';

const ID = 'own-file-encoding';

export function FileEncoding({ lab, chosen }: { lab: Lab; chosen: Chosen }) {
  const { summary, voice } = lab;
  const w = tableWords(voice.lang);
  const { encoding, corrected, faults } = chosen;
  const hint = corrected ? w.corrected : encoding ? w.detected : undefined;
  return (
    <>
      <Field id={ID} label={w.encoding} hint={hint} problem={null}>
        <select
          id={ID}
          name="encoding"
          value={encoding ?? ''}
          aria-describedby={describedBy(ID, hint, null)}
          onChange={(event) => {
            const said = event.currentTarget.value;
            if (isEncoding(said)) correctEncoding(summary, said);
          }}
        >
          {encoding === null && <option value="">{w.noEncoding}</option>}
          {ENCODINGS.map((each) => (
            <option key={each} value={each}>
              {w.encodings[each]}
            </option>
          ))}
        </select>
      </Field>
      {faults > 0 && (
        <p class="file-note" role="status" data-file-note="faults">
          {w.faults(faults, number(faults, voice.lang))}
        </p>
      )}
    </>
  );
}
