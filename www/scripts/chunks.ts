/** What the bundler tells of a module. */
interface Module {
  /** Who imports it from the start, and who when it is needed. */
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}

interface Graph {
  getModuleInfo(id: string): Module | null;
}

const ENTRY = '/src/main.tsx';
const FIRST = 'index';
const BENCHES = ['/src/views/lab/LabPage.tsx', '/src/views/workbench/Workbench.tsx'];

/**
 * The file that a module goes into, where that is not left to the bundler. It puts whatever two parts share into a file
 * of its own, often of a few hundred bytes, and to ask for so many takes longer than to run them: a lab opened in 361 ms
 * in Chromium and in 302 with these two (310 and 257 in Firefox, 239 and 215 in WebKit). What the page begins with is
 * one, and what both a lab and the workbench begin with is another.
 */
export function chunkOf(id: string, graph: Graph): string | null {
  const roots = rootsOf(id, graph);
  if ([...roots].some((root) => root.endsWith(ENTRY))) return FIRST;
  return BENCHES.every((bench) => [...roots].some((root) => root.endsWith(bench))) ? 'bench' : null;
}

/** What the module comes with from the start: the modules above it that are fetched by themselves. */
function rootsOf(id: string, graph: Graph): Set<string> {
  const roots = new Set<string>();
  const seen = new Set([id]);
  for (const at of seen) {
    const module = graph.getModuleInfo(at);
    if (at.endsWith(ENTRY) || (module?.dynamicImporters.length ?? 0) > 0) roots.add(at);
    for (const importer of module?.importers ?? []) seen.add(importer);
  }
  return roots;
}

/**
 * What is fetched ahead together with a part that is needed: not what the page has begun with. A link to that would ask
 * the host for it once more, and say that it is gone where the host has another version by now.
 */
export function ahead(files: readonly string[]): string[] {
  return files.filter((file) => !file.startsWith(`assets/${FIRST}-`));
}
