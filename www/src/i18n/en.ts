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

  course: {
    title: 'Your course',
    ran: 'Run',
    answeredRight: 'Answered, right',
    answeredOtherwise: 'Answered, it came out otherwise',
    lastRun: (when: string) => `last run on ${when}`,
    overall: (ran: string, of: string) => `${ran} of ${of} labs run`,
    answers: (right: string, of: string) => `guesses right: ${right} of ${of}`,
    section: (ran: string, of: string) => `${ran} of ${of} run`,
    kept: 'Kept in this browser only.',
    export: 'Save progress',
    import: 'Load progress',
    imported: (labs: string) => `Added the progress of ${labs} labs from the file.`,
    notImported: (file: string) => `“${file}” is not a progress file of this page. Nothing was changed.`,
    erase: 'Erase progress',
    erased: 'The progress was erased.',
    eraseTitle: 'Erase your progress?',
    eraseText:
      'What you have run and answered is forgotten in this browser. A saved progress file can bring it back.',
    eraseYes: 'Erase',
    eraseNo: 'Keep',
    broken:
      'The progress kept in this browser could not be read and is ignored. The next run begins it anew.',
    refused:
      'This browser keeps nothing for this page (a private window, or blocked site data). Your progress lasts until the page is closed; save it as a file to keep it.',
    previous: 'Previous lab',
    next: 'Next lab',
    neighbours: 'Labs before and after this one',
  },
  search: {
    label: 'Search all labs',
    hint: 'Titles and texts, in Korean and English. The / key leads here.',
    found: (count: string) => `Labs found: ${count}`,
    none: (query: string) => `No lab has “${query}” in its title or texts. Try fewer or shorter words.`,
    clear: 'Back to the whole map',
    results: 'Labs found',
    tagline: 'In one line',
  },
  print: {
    button: 'Print',
    setUp: 'Set-up',
    ofRun: 'Set-up of this run',
    parameter: 'Parameter',
    value: 'Value',
  },

  unknownTitle: 'No such lab',
  unknownText: (id: string) =>
    `There is no lab called “${id}”. The link may be mistyped, or made by another version.`,
  toMap: 'Back to the map',
  failedOffline: (file: string) => `${file} did not load. Check the connection and try again.`,
  failedMalformed: (file: string) =>
    `${file} does not match this version of the page. Reload the page; a mixed old and new version is the usual cause.`,
  failedView: 'This part of the page did not load. Check the connection and try again.',

  version: {
    newer: 'There is a new version of this page. Reload to get it: your set-up, pins and course are kept.',
    reload: 'Reload',
  },
  app: {
    description: 'Learn concurrency by running it: threads, processes and async tasks, live in your browser.',
  },

  what: 'What is this?',
  expect: 'What do I expect?',
  runIt: 'Run it',
  happened: 'What happened?',
  why: 'Why?',
  code: 'What does the code look like?',
  original: 'What the original says',
  guide: 'Which one fits my work?',
  guideLead: 'Three or four questions about your own work. You need not have run anything.',
  guideWay: 'Your replies so far',
  guideNumber: (number: string) => `Question ${number}`,
  guideChange: (reply: string) => `${reply}. Change this reply`,
  guideBack: 'One question back',
  guideRestart: 'Start again',
  guideAnswer: 'Your pattern',
  guideUnmeasured: 'Run this lab with all strategies, and your own figures stand here as a reason.',
  guideLabs: 'Labs that show it',
  next: 'What to try next',

  file: {
    title: 'Your file',
    choose: 'Choose a file, or drop it here',
    hint: 'It is read on this computer only, is sent nowhere, and is not part of the link.',
    remove: 'Remove the file',
    preview: 'The first rows',
    problem: {
      empty: 'The file is empty.',
      'not-text': 'This is no UTF-8 text. Save the table as “CSV UTF-8” and choose it again.',
      'no-header': 'The first row is longer than 64 KiB: this does not look like a table.',
      unreadable: 'The file cannot be read.',
    },
  },
  bars: 'Bars show',
  barsFirst: (most: number) => `Of the first ${most} rows.`,

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
  repeatsHintLive: (max: string) =>
    `Timed repetitions of each strategy, 0 to ${max}. With 0 each is watched once, and that is the result.`,
  range: (min: string, max: string) => `${min} to ${max}`,
  less: (name: string) => `${name}: less`,
  more: (name: string) => `${name}: more`,
  unit: { count: '', ms: 'ms', percent: '%', none: '' },

  hintAbout: (name: string) => `About ${name}`,

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
  announceLive: (count: string) => `Running. Each strategy is watched once: ${count} in all.`,
  announceTimed: (rounds: string) => `Now timing. Rounds: ${rounds}.`,
  seeLanes: 'Watch the lanes',
  seeResult: 'See the result',
  progressLabel: 'Progress',
  preparing: 'Starting…',
  seat: {
    title: 'Take the scheduler’s seat',
    lead: 'Decide yourself which thread or task takes the next step, go back, and try another order. Nothing is timed here: it is the same code, standing still between any two steps.',
    open: 'Take the seat',
    openRest: 'Take the seat of tasks',
    needsMemory:
      'Here you would decide which thread goes on. The lanes are the lab’s real threads, each standing still before its next step, and threads need shared memory, which this page cannot use now.',
    goals: (reached: string, of: string) => `goals: ${reached} of ${of}`,
  },
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

  live: {
    title: 'As it happens',
    canChange: 'Can be changed while it runs.',
    row: 'Name',
    action: 'Actions',
    askOf: (action: string, row: string) => `${action}: ${row}`,
    over: 'As it was at the end.',
    chartText: (name: string, value: string) => `${name}: ${value}`,
    axisSeconds: 's',
    limit: (name: string, value: string) => `Limit, ${name}: ${value}`,
  },

  guess: {
    again: 'Guess before the next run',
    title: 'Guess first',
    hint: 'Pick one before you run; the result stands beside it afterwards. Or run without a guess.',
    asked: 'The question',
    yours: (answer: string) => `Your guess: ${answer}`,
    truth: (answer: string) => `This run says: ${answer}`,
    right: 'You saw it coming.',
    wrong: 'It came out otherwise. “Why?” below says why.',
    open: 'This run cannot answer the question. Run all strategies, or repeat more often.',
    none: 'You made no guess.',
  },

  names: {
    title: 'The same thing by three names',
    python: 'Python',
    rust: 'Rust',
    browser: 'Browser',
  },

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

  unavailableStrategy: 'Needs shared memory, which this page does not have now.',
  unavailable: {
    'not-isolated':
      'The page is not isolated from other sites, and browsers give shared memory only to isolated pages. Reload once; if that does not help, the host must send the isolation headers.',
    'no-shared-memory': 'This browser has no shared memory.',
    ok: '',
  },
  off: (names: string) => `Switched off: ${names}. The other strategies run.`,

  noServer:
    'The service worker that answers this page’s requests could not be started (a private window or an insecure address is the usual cause). If this is neither, loading the page again or reopening the browser may help. For now what makes requests will fail; the rest runs.',

  saved: {
    title: 'Files to save',
    text: 'They are in this page until the next run. Nothing was written to your disk yet.',
    save: (name: string, size: string) => `Save ${name} (${size})`,
  },

  problem: {
    notWhole: 'A whole number is needed.',
    outOfRange: (min: string, max: string) => `Must be from ${min} to ${max}.`,
    notAnOption: 'Choose one of the list.',
    tooLong: (max: string) => `At most ${max} characters fit here.`,
    aboveOther: (high: string) => `Must not be above “${high}”.`,
    productTooLarge: (times: string, max: string) => `Multiplied by “${times}” it must not be above ${max}.`,
    noFile: 'Choose a file first. A link never carries one.',
    noColumn: (columns: string) => `There are only ${columns} columns. Choose one of them.`,
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
    'text-too-long': (name: string) => `${name}: the link's text is too long and was left out.`,
    'unknown-strategy': (given: string) => `This lab has no strategy “${given}”; it was left out.`,
    'bad-seed': (given: string, used: string) =>
      `The seed “${given}” is not a number that can be used; ${used} is used.`,
    'bad-repeats': (given: string, used: string) => `“${given}” repeats are not possible; ${used} is used.`,
    'bad-lang': (given: string) => `The page does not speak “${given}”; the language stays as it is.`,
    constraint: (name: string, used: string) =>
      `${name}: the link's values do not go together; ${used} is used.`,
    'bad-report': 'The report in the link is damaged and was left out.',
    'no-seat': 'This lab cannot be steered step by step; the schedule in the link was left out.',
    'bad-schedule': (given: string) =>
      `“${given}” in the link is no schedule: letters for lanes, with counts. The seat opens at its start.`,
    'bad-search': (given: string) =>
      `“${given}” in the link is no search: steps and executions, within their limits. It was left out.`,
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
    tooLong: (name: string, max: string) => `“${name}” must be a text of at most ${max} characters.`,
    aboveOther: (low: string, high: string) => `“${low}” must not be above “${high}”.`,
    productTooLarge: (param: string, times: string, max: string) =>
      `“${param}” times “${times}” must not be above ${max}.`,
    searchOutOfRange: (steps: string, executions: string) =>
      `A search takes from 1 to ${steps} steps and from 1 to ${executions} executions.`,
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
    fileUnreadable: (detail: string) =>
      `The file cannot be read any more (${detail}). It was probably moved, changed or deleted.`,
    unavailable: (name: string) => `“${name}” needs shared memory, which this page does not have now.`,
    loadFailed: (detail: string) => `A part of the engine did not load (${detail}).`,
    outOfMemory: 'The run needed more memory than it may have.',
    crashed: (detail: string) => `The program crashed (${detail}).`,
    hangs: (limit: string) => `The program came to no further step for ${limit}, and was ended.`,
    during: (strategy: string) => `It happened in “${strategy}”.`,
    kept: 'What was measured and recorded until then is kept below.',
  },
  advice: {
    panic:
      'A panic ends this run only. Read the lane’s last lines in the log, change something and run again.',
    deadlock:
      'Follow the list in a circle: if all lanes took their locks in the same order, it could not close. The next run starts afresh.',
    hangs: 'Code between two steps seems to go on for ever. Try other values or another order.',
    crashed: 'The next run starts afresh. If the same numbers crash it again, make them smaller.',
    processes: 'The next run starts new processes.',
    file: 'Choose the file again and run.',
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
