// A table whose rows become blocks where its columns do not fit.
import type { ComponentChildren } from 'preact';
import '../../styles/fits.css';

/** `needs`: in the page's text size; see needs.ts. */
export function Fits({ needs, children }: { needs: number; children: ComponentChildren }) {
  return (
    <div class="fits" style={{ '--needs': needs }}>
      {children}
    </div>
  );
}
