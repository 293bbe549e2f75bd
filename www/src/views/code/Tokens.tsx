// The tokens of a line of code, which may be wrapped where a person would.
import { Fragment } from 'preact';
import type { Line } from './lines';

/** Behind an opening bracket, a dot, a comma or `::`, where code goes on at once. */
const BREAKS = /(?<=[([{.,;]|::)(?=[^\s:.,;)\]}])/;

export function Tokens({ tokens }: { tokens: Line }) {
  return (
    <>
      {tokens.map(({ text, classes }, at) => (
        <span key={at} class={classes === '' ? undefined : classes}>
          {text.split(BREAKS).map((piece, nth) => (
            <Fragment key={nth}>
              {nth > 0 && <wbr />}
              {piece}
            </Fragment>
          ))}
        </span>
      ))}
    </>
  );
}
