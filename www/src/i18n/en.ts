// The page's own words in English. `ko.ts` must have the same ones; `Messages` is their type.
export const en = {
  skip: 'Skip to content',
  home: 'Interleave, the map',
  language: 'Language',
  themeToDark: 'Switch to the dark theme',
  themeToLight: 'Switch to the light theme',
  loading: 'Loading…',
  retry: 'Try again',
  dismiss: 'Dismiss',

  mapTitle: 'Concurrency, running',
  mapLead:
    'Threads, processes and async tasks, run for real in this page. Pick a station: do one piece of work several ways, watch every lane, and compare the times.',
  mapLabs: (count: string) => `${count} labs`,
  legend: 'What a lab compares',
  kind: { sequential: 'sequential', threads: 'threads', processes: 'processes', async: 'async' },
  chapter: (number: string) => `Chapter no. ${number}`,

  unknownTitle: 'No such lab',
  unknownText: (id: string) =>
    `There is no lab called “${id}”. The link may be mistyped, or made by another version.`,
  toMap: 'Back to the map',
  failedOffline: (file: string) => `${file} did not load. Check the connection and try again.`,
  failedMalformed: (file: string) =>
    `${file} does not match this version of the page. Reload the page; a mixed old and new version is the usual cause.`,
  failedView: 'This part of the page did not load. Check the connection and try again.',

  what: 'What is this?',
  expect: 'What do I expect?',
  runIt: 'Run it',
  happened: 'What happened?',
  why: 'Why?',
  code: 'What does the code look like?',
  original: 'What the original says',
  next: 'What to try next',

  presets: 'Presets',
  preset: { quick: 'Quick', chapter: 'Chapter values' },
  parameters: 'Parameters',
  strategies: 'Strategies to compare',
  baseline: 'baseline',
  measurement: 'Measurement',
  seed: 'Seed',
  seedHint: 'Every random draw comes from it: the same seed, the same draws.',
  newSeed: 'Draw a new seed',
  repeats: 'Repeats',
  repeatsHint: (max: string) =>
    `Timed repetitions of each strategy, 1 to ${max}. More of them, narrower intervals.`,
  range: (min: string, max: string) => `${min} to ${max}`,
  less: (name: string) => `${name}: less`,
  more: (name: string) => `${name}: more`,
  unit: { count: '', ms: 'ms', percent: '%', none: '' },

  run: 'Run',
  stop: 'Stop',
  share: 'Copy link',
  export: 'Save report',
  exportTrace: 'Save trace',
  exportTraceHint: 'Opens in Perfetto or chrome://tracing',
  withResults: 'with my results',
  link: 'Link',
  copied: 'The link is on the clipboard.',
  notCopied: 'The browser refused the clipboard. Copy the link from the field.',
  progressTraced: (strategy: string, at: string, of: string) => `Watching · ${at} of ${of} · ${strategy}`,
  progressTimed: (strategy: string, round: string, of: string) =>
    `Timing · round ${round} of ${of} · ${strategy}`,
  announceTraced: (count: string) => `Running. First every strategy is watched once: ${count} in all.`,
  announceTimed: (rounds: string) => `Now timing. Rounds: ${rounds}.`,
  seeLanes: 'Watch the lanes',
  seeResult: 'See the result',
  progressLabel: 'Progress',
  preparing: 'Starting…',
  state: { idle: 'Ready', running: 'Running', done: 'Done', stopped: 'Stopped', failed: 'Failed' },
  nothingYet: 'Nothing has run yet. Press Run, and the lanes, the times and the log appear here.',
  stoppedNote: 'You stopped the run.',

  facts: { title: 'From run to run', quantity: 'Quantity', least: 'Least', most: 'Most', runs: 'Each run' },
  results: 'Results',
  allRows: (count: string) => `Show all ${count} rows`,
  fewerRows: (count: string) => `Show the first ${count} only`,
  column: {
    strategy: 'Strategy',
    median_ms: 'Median',
    spread_ms: 'Spread',
    interval: 'Interval',
    speedup: 'Speed-up',
    startup_ms: 'Start-up',
    samples: 'Runs',
    result: 'Result',
  },
  yours: 'Yours',
  theirs: 'Theirs',
  theirMedian: 'Their median',
  theirSpeedup: 'Their speed-up',
  theirReport: 'Their machine and yours',
  theirReportText: (when: string) =>
    `This link carries a report from ${when}. Run the lab and your times stand beside theirs.`,
  unclear: 'no clear difference',
  confidence: (percent: string) => `${percent} interval`,
  disagree: 'The strategies did not come to the same answer.',
  invalid: {
    hidden:
      'The tab was hidden during the run and browsers slow hidden tabs down. Do not trust these times; run it again with the tab in view.',
    'speed-changed':
      'The machine changed speed during the run. Do not trust these times; close other programs and run it again.',
  },
  chart: 'Time of every run',
  chartText:
    'Each dot is one timed run, the tick is the median, the bar its interval. The table above has the same numbers.',
  axisMs: 'ms',
  environment: 'Measured on',
  cores: (count: string) => `${count} cores reported`,
  resolution: (ms: string) => `timer step ${ms}`,
  isolated: 'shared memory on',
  notIsolated: 'shared memory off',

  timeline: 'Timeline',
  timelineText: 'Who ran when, from one traced run of each strategy.',
  seriesRange: (name: string, min: string, max: string, last: string) =>
    `${name}: from ${min} to ${max}, at last ${last}.`,
  log: 'Log',
  logEmpty: 'No lines yet.',
  logNone: 'This strategy logged nothing.',
  logEarlier: (count: string) => `${count} earlier lines are not shown.`,

  talk: {
    title: 'Talk along',
    presence: {
      asking: 'Looking for a chat server…',
      nobody:
        'No chat server is running. Press Run here, or run it in another tab; this window finds it then.',
      open: 'A chat server is running. Join a room to talk.',
      closed: 'The server has stopped. When it runs again, you can join again.',
    },
    joined: (name: string, room: string) => `You are ${name}, in the room ${room}.`,
    name: 'Your name',
    room: 'Room',
    join: 'Join',
    leave: 'Leave',
    text: 'Message',
    say: 'Send',
    lines: 'Conversation',
    people: (names: string) => `Here: ${names}`,
    someoneJoined: (name: string) => `${name} has joined.`,
    someoneLeft: {
      left: (name: string) => `${name} has left.`,
      vanished: (name: string) => `${name} has vanished: nothing was heard for too long.`,
      'too-slow': (name: string) => `${name} was too slow and has been given up.`,
    },
    dropped: (count: string) => `You were too slow: lines dropped here: ${count}.`,
    refused: {
      'bad-name': 'A name needs 1 to 24 visible characters.',
      'bad-room': 'A room’s name needs 1 to 24 visible characters.',
      'name-taken': 'Somebody in that room has this name. Choose another one.',
      full: 'The server has no place for one more.',
      empty: 'There is nothing to send.',
      'too-long': 'The message is longer than 500 characters.',
      'too-fast': 'Too many messages in too short a time. Wait a moment.',
      busy: 'The server has more waiting than it can take. Try again in a moment.',
      unknown: 'The server no longer knows you. Join again.',
    },
  },

  copyCode: 'Copy',
  codeCopied: 'Copied',
  codeFrom: (file: string, line: string) => `${file}, from line ${line}`,
  marked: 'marked line',

  unavailableStrategy: 'Needs threads on shared memory, which this page does not have now.',
  unavailable: {
    'not-isolated':
      'The page is not isolated from other sites, and browsers give shared memory only to isolated pages. Reload once; if that does not help, the host must send the isolation headers.',
    'no-shared-memory': 'This browser has no shared memory.',
    ok: '',
  },
  off: (names: string) => `Switched off: ${names}. The other strategies run.`,

  noServer:
    'The service worker that answers this page’s requests could not be started (a private window or an insecure address is the usual cause). What makes requests will fail; the rest runs.',

  problem: {
    notWhole: 'A whole number is needed.',
    outOfRange: (min: string, max: string) => `Must be from ${min} to ${max}.`,
    notAnOption: 'Choose one of the list.',
    aboveOther: (high: string) => `Must not be above “${high}”.`,
    productTooLarge: (times: string, max: string) => `Multiplied by “${times}” it must not be above ${max}.`,
    noneChosen: 'Choose at least one strategy.',
    noneAvailable: 'None of the chosen strategies can run here.',
    summary: 'Some values must be corrected before this can run.',
  },

  notice: {
    'unknown-param': (given: string) => `This lab has no parameter “${given}”; it was left out.`,
    'out-of-range': (name: string, given: string, used: string) =>
      `${name}: “${given}” is out of range; ${used} is used.`,
    'not-an-option': (name: string, given: string, used: string) =>
      `${name}: “${given}” is not one of the choices; “${used}” is used.`,
    'unknown-strategy': (given: string) => `This lab has no strategy “${given}”; it was left out.`,
    'bad-seed': (given: string, used: string) =>
      `The seed “${given}” is not a number that can be used; ${used} is used.`,
    'bad-repeats': (given: string, used: string) => `“${given}” repeats are not possible; ${used} is used.`,
    'bad-lang': (given: string) => `The page does not speak “${given}”; the language stays as it is.`,
    constraint: (name: string, used: string) =>
      `${name}: the link's values do not go together; ${used} is used.`,
    'bad-report': 'The report in the link is damaged and was left out.',
    'newer-version': 'The link was made by a newer version; what this page does not know was left out.',
    duplicate: (given: string) => `“${given}” is in the link more than once; the first one counts.`,
    'too-long': 'The link is too long to be read; the defaults are used.',
    malformed: (given: string) => `“${given}” in the link is damaged and was left out.`,
  },

  error: {
    malformed: (detail: string) => `The request could not be read (${detail}). This is a fault of the page.`,
    unknownLab: (lab: string) => `The engine does not know the lab “${lab}”.`,
    unknownStrategy: (name: string) => `The engine does not know the strategy “${name}”.`,
    unknownParam: (name: string) => `The engine does not know the parameter “${name}”.`,
    outOfRange: (name: string, min: string, max: string) => `“${name}” must be from ${min} to ${max}.`,
    notAnOption: (name: string, options: string) => `“${name}” must be one of: ${options}.`,
    aboveOther: (low: string, high: string) => `“${low}” must not be above “${high}”.`,
    productTooLarge: (param: string, times: string, max: string) =>
      `“${param}” times “${times}” must not be above ${max}.`,
    empty: 'Choose at least one strategy.',
    stopped: 'The run was stopped.',
    panic: (lane: string, message: string) => `The program panicked in ${lane}: “${message}”.`,
    deadlock: 'Deadlock: every lane waits for another one, so none can go on.',
    waitsHeld: (object: string, holder: string) => `waits for ${object} (held by ${holder}).`,
    waitsFree: (object: string) => `waits for ${object}.`,
    holding: (lane: string, held: string, waits: string) => `${lane} holds ${held}, ${waits}`,
    deadlockHeld: (lane: string, object: string, holder: string) =>
      `${lane} waits for ${object} (held by ${holder}).`,
    deadlockFree: (lane: string, object: string) => `${lane} waits for ${object}.`,
    processLost: (index: string, message: string) => `Process ${index} ended without an answer (${message}).`,
    unavailable: (name: string) =>
      `“${name}” needs threads on shared memory, which this page does not have now.`,
    loadFailed: (detail: string) => `A part of the engine did not load (${detail}).`,
    outOfMemory: 'The run needed more memory than it may have.',
    crashed: (detail: string) => `The program crashed (${detail}).`,
    during: (strategy: string) => `It happened in “${strategy}”.`,
    kept: 'What was measured and recorded until then is kept below.',
  },
  advice: {
    panic:
      'A panic ends this run only. Read the lane’s last lines in the log, change something and run again.',
    deadlock:
      'Follow the list in a circle: if all lanes took their locks in the same order, it could not close. The next run starts afresh.',
    crashed: 'The next run starts afresh. If the same numbers crash it again, make them smaller.',
    processes: 'The next run starts new processes.',
    choose: 'Take this strategy out of the comparison and run again.',
    connection: 'Check the connection and run again.',
    smaller: 'Make the numbers smaller and run again.',
    correct: 'Correct the value in the form and run again.',
    reload: 'Reload the page: an old and a new version of it may be mixed.',
  },
  unsupported: {
    wasm: 'This browser has no WebAssembly, or it is switched off. Nothing can run here; the texts can be read.',
    'module-workers':
      'This browser cannot start module workers, so nothing can run here. A current version of Chrome, Edge, Firefox or Safari can.',
  },
  lane: { main: 'main', thread: 'thread', process: 'process', task: 'task' },
};

export type Messages = typeof en;
