// From a lab's companion program to the workbench, where it can be changed.
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../i18n/voice';
import { packProgram } from '../../state/link/program';
import { formatWorkbench } from '../../state/link/workbench';

/** Some have a server of their own, which takes a thread for each request, beside their pools. */
const ROOM = 'workers=40';

/** Nothing before the program is packed, and where it is too long for a link. */
export function ToWorkbench({ text }: { text: string }) {
  const [program, setProgram] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void packProgram(text).then((packed) => here && setProgram(packed));
    return () => {
      here = false;
    };
  }, [text]);
  if (program === null) return null;
  return (
    <p class="to-workbench">
      <a class="button" href={formatWorkbench({ program, query: ROOM })} data-action="to-workbench">
        {words.value.toWorkbench}
      </a>
    </p>
  );
}
