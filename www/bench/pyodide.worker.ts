// CPython in wasm: one interpreter, which is sent the address of its files first, and then one program after another.
import type { loadPyodide, PyodideAPI } from 'pyodide';

interface Library {
  loadPyodide: typeof loadPyodide;
}

let python: PyodideAPI | null = null;

async function answer(text: string): Promise<string> {
  if (python) return run(python, text);
  const library: Library = await import(/* @vite-ignore */ `${text}pyodide.mjs`);
  python = await library.loadPyodide({ indexURL: text });
  return python.runPython('import sys; sys.version.split()[0]');
}

/** The last line that it printed. */
function run(python: PyodideAPI, program: string): string {
  let last = '';
  python.setStdout({
    batched: (line) => {
      last = line;
    },
  });
  // Names of its own, as a program has that was started anew.
  const globals = python.toPy({ __name__: '__main__' });
  try {
    python.runPython(program, { globals });
  } finally {
    globals.destroy();
  }
  return last;
}

addEventListener('message', ({ data }: MessageEvent<string>) => {
  answer(data).then(
    (said) => postMessage({ said }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
