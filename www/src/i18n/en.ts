// The page's own words in English. `ko.ts` must have the same ones; `Messages` is their type.
export const en = {
  skip: 'Skip to content',
  home: 'Interleave: the map',
  language: 'Language',
  themeToDark: 'Switch to the dark theme',
  themeToLight: 'Switch to the light theme',
  loading: 'Loading…',
  retry: 'Try again',
  dismiss: 'Dismiss',

  workbench: 'Workbench',
  toWorkbench: 'Open in the workbench',
  mapTitle: 'Concurrency in action',
  mapLead:
    'Threads, processes and async tasks, really running in this page. Pick a station: do one piece of work in several ways, watch every lane and compare the times.',
  mapLabs: (count: string) => `${count} labs`,
  legend: 'What each lab compares',
  kind: { sequential: 'sequential', threads: 'threads', processes: 'processes', async: 'async' },
  chapter: (number: string) => `Chapter, no. ${number}`,

  course: {
    title: 'Your course',
    ran: 'Run',
    answeredRight: 'Guessed right',
    answeredOtherwise: 'Guessed otherwise',
    lastRun: (when: string) => `last run on ${when}`,
    overall: (ran: string, of: string) => `${ran} of ${of} labs run`,
    answers: (right: string, of: string) => `${right} of ${of} guesses right`,
    section: (ran: string, of: string) => `${ran} of ${of} run`,
    kept: 'Kept in this browser only.',
    export: 'Save progress',
    import: 'Load progress',
    imported: (labs: string) => `Added the progress of ${labs} labs from the file.`,
    notImported: (file: string) => `“${file}” is not a progress file from this page. Nothing was changed.`,
    erase: 'Erase progress',
    erased: 'Your progress has been erased.',
    eraseTitle: 'Erase your progress?',
    eraseText:
      'This browser will forget what you have run and guessed. A saved progress file can bring it back.',
    eraseYes: 'Erase',
    eraseNo: 'Keep',
    broken:
      'The progress kept in this browser could not be read, so it is ignored. Your next run starts a new record.',
    refused:
      'This browser does not let the page store anything (a private window, or blocked site data). Your progress is lost when you close the page; save it to a file to keep it.',
    previous: 'Previous lab',
    next: 'Next lab',
    neighbours: 'Previous and next lab',
  },
  search: {
    label: 'Search all labs',
    hint: 'Searches titles and texts, in Korean and English. Press / to jump here.',
    found: (count: string) => `Labs found: ${count}`,
    none: (query: string) => `No lab mentions “${query}” in its title or text. Try fewer or shorter words.`,
    clear: 'Back to the full map',
    results: 'Labs found',
    tagline: 'In one line',
  },
  print: {
    button: 'Print',
    setUp: 'Set-up',
    ofRun: 'Set-up for this run',
    parameter: 'Parameter',
    value: 'Value',
  },

  unknownTitle: 'No such lab',
  unknownText: (id: string) =>
    `There is no lab called “${id}”. The link may contain a typo, or come from another version of the page.`,
  toMap: 'Back to the map',
  failedOffline: (file: string) => `${file} did not load. Check your connection and try again.`,
  failedMalformed: (file: string) =>
    `${file} does not match this version of the page. This usually means that old and new files are mixed; reload the page.`,
  failedView: 'This part of the page did not load. Check your connection and try again.',

  version: {
    newer:
      'A new version of this page is available. Reload to get it; your set-up, pins and course are kept.',
    reload: 'Reload',
    gone: 'This part can be seen in the new version.',
  },
  app: {
    description: 'Learn concurrency by running it: threads, processes and async tasks, live in your browser.',
  },

  what: 'What is this about?',
  expect: 'What do I expect?',
  runIt: 'Run it',
  happened: 'What happened?',
  why: 'Why?',
  code: 'What does the code look like?',
  original: 'What the chapter says',
  guide: 'Which one suits my work?',
  guideLead: 'Three or four questions about your own work. You do not have to run anything first.',
  guideWay: 'Your answers so far',
  guideNumber: (number: string) => `Question ${number}`,
  guideChange: (reply: string) => `${reply}. Change this answer`,
  guideBack: 'Previous question',
  guideRestart: 'Start over',
  guideAnswer: 'Your pattern',
  guideUnmeasured: 'Run this lab with all strategies, and your own figures will appear here as evidence.',
  guideLabs: 'Labs that show it at work',
  next: 'What to try next',

  file: {
    title: 'Your file',
    choose: 'Choose a file, or drop it here',
    hint: 'It is read only on this computer, never sent anywhere, and not part of the link.',
    remove: 'Remove the file',
    preview: 'The first rows',
    problem: {
      empty: 'The file is empty.',
      'not-text':
        'This file is not text in the encoding below. Choose another one; an Excel workbook has to be saved as CSV first.',
      'no-header': 'The first row is longer than 64 KiB, so this does not look like a table.',
      'nothing-below': 'There is nothing below the skipped lines.',
      unreadable: 'The file cannot be read.',
    },
  },
  bars: 'Show as bars',
  barsFirst: (most: number) => `The first ${most} rows only.`,

  presets: 'Presets',
  preset: { quick: 'Quick', chapter: 'Chapter values' },
  parameters: 'Parameters',
  strategies: 'Strategies to compare',
  baseline: 'baseline',
  measurement: 'Measurement',
  seed: 'Seed',
  seedHint: 'All random numbers come from it: the same seed gives the same numbers.',
  newSeed: 'Draw a new seed',
  repeats: 'Repeats',
  repeatsHint: (max: string) =>
    `How often each strategy is timed, 1 to ${max}. More repeats give narrower intervals.`,
  repeatsHintLive: (max: string) =>
    `How often each strategy is timed, 0 to ${max}. With 0, each runs once under observation, and that run is the result.`,
  range: (min: string, max: string) => `${min} to ${max}`,
  less: (name: string) => `Decrease ${name}`,
  more: (name: string) => `Increase ${name}`,
  unit: { count: '', ms: 'ms', percent: '%', none: '' },

  hintAbout: (name: string) => `About ${name}`,

  run: 'Run',
  stop: 'Stop',
  share: 'Copy link',
  export: 'Save report',
  exportTrace: 'Save trace',
  exportTraceHint: 'Open it in Perfetto or chrome://tracing',
  withResults: 'with my results',
  link: 'Link',
  copied: 'Link copied to the clipboard.',
  notCopied: 'The browser did not allow access to the clipboard. Copy the link from the field instead.',
  progressTraced: (strategy: string, at: string, of: string) => `Tracing · ${at} of ${of} · ${strategy}`,
  progressTimed: (strategy: string, round: string, of: string) =>
    `Timing · round ${round} of ${of} · ${strategy}`,
  announceTraced: (count: string) => `Running. First, each strategy is traced once: ${count} in all.`,
  announceLive: (count: string) => `Running. Each strategy is traced once: ${count} in all.`,
  announceTimed: (rounds: string) => `Now timing: ${rounds} rounds.`,
  seeLanes: 'Watch the lanes',
  seeResult: 'See the result',
  progressLabel: 'Progress',
  preparing: 'Starting…',
  seat: {
    title: 'Take the scheduler’s seat',
    lead: 'Decide which thread or task takes the next step, go back, and try another order. Nothing is timed here: the same code runs, but it pauses after every step.',
    open: 'Take the seat',
    openRest: 'Take the seat for tasks only',
    needsMemory:
      'Here you would decide which thread runs next. The lanes are the lab’s real threads, each paused before its next step; threads need shared memory, which is not available on this page right now.',
    goals: (reached: string, of: string) => `${reached} of ${of} goals reached`,
  },
  state: { idle: 'Ready', running: 'Running', done: 'Done', stopped: 'Stopped', failed: 'Failed' },
  nothingYet: 'Nothing has run yet. Press Run, and the lanes, times and log will appear here.',
  stoppedNote: 'You stopped the run.',

  facts: {
    title: 'From run to run',
    quantity: 'Quantity',
    least: 'Minimum',
    most: 'Maximum',
    runs: 'Each run',
  },
  results: 'Results',
  allRows: (count: string) => `Show all ${count} rows`,
  fewerRows: (count: string) => `Show only the first ${count}`,
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
    `This link carries a report from ${when}. Run the lab to see your times next to theirs.`,
  unclear: 'no clear difference',
  confidence: (percent: string) => `${percent} confidence`,
  disagree: 'The strategies did not arrive at the same answer.',
  invalid: {
    hidden:
      'The tab was hidden during the run, and browsers slow hidden tabs down. Do not trust these times; run it again with the tab in view.',
    'speed-changed':
      'The computer’s speed changed during the run. Do not trust these times; close other programs and run it again.',
  },
  chart: 'Time of every run',
  chartText:
    'Each dot is one timed run, the tick marks the median, and the bar shows its interval. The table above gives the same numbers.',
  axisMs: 'ms',
  environment: 'Measured on',
  cores: (count: string) => `${count} cores reported`,
  resolution: (ms: string) => `timer resolution ${ms}`,
  isolated: 'shared memory on',
  notIsolated: 'shared memory off',

  live: {
    title: 'Live',
    canChange: 'Can be changed during a run.',
    row: 'Name',
    action: 'Actions',
    askOf: (action: string, row: string) => `${action}: ${row}`,
    over: 'State at the end of the run.',
    chartText: (name: string, value: string) => `${name}: ${value}`,
    axisSeconds: 's',
    limit: (name: string, value: string) => `Limit, ${name}: ${value}`,
  },

  guess: {
    again: 'Guess before the next run',
    title: 'Guess first',
    hint: 'Pick an answer before you run, and compare it with the result afterwards. You can also run without guessing.',
    asked: 'The question',
    yours: (answer: string) => `Your guess: ${answer}`,
    truth: (answer: string) => `This run’s answer: ${answer}`,
    right: 'You saw it coming.',
    wrong: 'It turned out differently. “Why?” below explains it.',
    open: 'This run cannot answer the question. Run all strategies, or use more repeats.',
    none: 'You did not guess.',
  },

  names: {
    title: 'One thing, three names',
    python: 'Python',
    rust: 'Rust',
    browser: 'Browser',
  },

  timeline: 'Timeline',
  timelineText: 'What ran when, from one traced run of each strategy.',
  seriesRange: (name: string, min: string, max: string, last: string) =>
    `${name}: from ${min} to ${max}, ${last} at the end.`,
  log: 'Log',
  printed: 'Output',
  logEmpty: 'Nothing logged yet.',
  logNone: 'This strategy logged nothing.',
  logEarlier: (count: string) => `${count} earlier lines are not shown.`,

  talk: {
    title: 'Join the conversation',
    presence: {
      asking: 'Looking for a chat server…',
      nobody: 'No chat server is running. Press Run here or in another tab, and this window will find it.',
      open: 'A chat server is running. Join a room to talk.',
      closed: 'The server has stopped. You can join again once it is running.',
    },
    joined: (name: string, room: string) => `You are ${name} in room ${room}.`,
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
      vanished: (name: string) => `${name} has vanished: no sign of life for too long.`,
      'too-slow': (name: string) => `${name} was too slow and has been disconnected.`,
    },
    dropped: (count: string) => `You were too slow to keep up. Lines dropped: ${count}.`,
    refused: {
      'bad-name': 'A name needs 1 to 24 visible characters.',
      'bad-room': 'A room name needs 1 to 24 visible characters.',
      'name-taken': 'Somebody in that room already has this name. Choose another one.',
      full: 'The server is full.',
      empty: 'There is nothing to send.',
      'too-long': 'The message is longer than 500 characters.',
      'too-fast': 'You sent too many messages in too short a time. Wait a moment.',
      busy: 'The server is overloaded. Try again in a moment.',
      unknown: 'The server no longer knows you. Join again.',
    },
  },

  copyCode: 'Copy',
  codeCopied: 'Copied',
  codeFrom: (file: string, line: string) => `${file}, from line ${line}`,
  marked: 'marked line',

  unavailableStrategy: 'Needs shared memory, which is not available on this page right now.',
  unavailable: {
    'not-isolated':
      'This page is not cross-origin isolated, and browsers give shared memory only to pages that are. Reload once; if that does not help, the host has to send the isolation headers.',
    framed:
      'The lab is embedded in a page that is not cross-origin isolated, and browsers give shared memory only to pages that are. The full page has it.',
    'no-shared-memory': 'This browser does not support shared memory.',
    ok: '',
  },
  off: (names: string) => `Switched off: ${names}.`,
  offRest: 'The other strategies can run.',
  offSeat: 'The scheduler’s seat works all the same.',

  noServer:
    'The service worker that answers this page’s requests could not be started. The usual cause is a private window or an insecure address. If it is neither, reloading the page or restarting the browser may help. Until then, anything that makes requests will fail; the rest works.',

  saved: {
    title: 'Files to save',
    text: 'The page keeps them until the next run. Nothing has been written to your disk yet.',
    save: (name: string, size: string) => `Save ${name} (${size})`,
  },

  problem: {
    notWhole: 'Enter a whole number.',
    outOfRange: (min: string, max: string) => `Must be between ${min} and ${max}.`,
    notAnOption: 'Choose one from the list.',
    tooLong: (max: string) => `At most ${max} characters are allowed.`,
    aboveOther: (high: string) => `Must not exceed “${high}”.`,
    productTooLarge: (times: string, max: string) => `Multiplied by “${times}”, it must not exceed ${max}.`,
    noFile: 'Choose a file first. Links never contain files.',
    fileNotRead: 'The file is still being read.',
    noColumn: (columns: string) => `There are only ${columns} columns. Choose one of them.`,
    noneChosen: 'Choose at least one strategy.',
    noneAvailable: 'None of the chosen strategies can run here.',
    summary: 'Correct the marked values before running.',
  },

  notice: {
    'unknown-param': (given: string) => `This lab has no parameter “${given}”, so it was ignored.`,
    'out-of-range': (name: string, given: string, used: string) =>
      `${name}: “${given}” is out of range, so ${used} is used.`,
    'not-an-option': (name: string, given: string, used: string) =>
      `${name}: “${given}” is not one of the options, so “${used}” is used.`,
    'text-too-long': (name: string) => `${name}: the text in the link is too long, so it was ignored.`,
    'unknown-strategy': (given: string) => `This lab has no strategy “${given}”, so it was ignored.`,
    'bad-seed': (given: string, used: string) => `“${given}” cannot be used as a seed, so ${used} is used.`,
    'bad-repeats': (given: string, used: string) =>
      `“${given}” is not a possible number of repeats, so ${used} is used.`,
    'bad-lang': (given: string) => `The page is not available in “${given}”, so the language stays as it is.`,
    constraint: (name: string, used: string) =>
      `${name}: the values in the link do not fit together, so ${used} is used.`,
    'bad-report': 'The report in the link is damaged, so it was ignored.',
    'no-seat': 'This lab cannot be steered step by step, so the schedule in the link was ignored.',
    'bad-schedule': (given: string) =>
      `“${given}” in the link is not a schedule: that takes letters for lanes, with counts. The seat opens at the start.`,
    'bad-search': (given: string) =>
      `“${given}” in the link is not a search: that takes a number of steps and of executions, both within limits. It was ignored.`,
    'bad-sweep': (given: string) =>
      `“${given}” in the link cannot be swept: a sweep takes one of the lab’s numbers and at least two values in its range. It was ignored.`,
    'sweep-of-file': (name: string) =>
      `“${name}” says how the file is read, so there is nothing to sweep. The sweep in the link was ignored.`,
    'newer-version': 'The link was made by a newer version. What this page does not know was ignored.',
    duplicate: (given: string) => `“${given}” appears in the link more than once; the first one counts.`,
    'too-long': 'The link is too long to read, so the defaults are used.',
    malformed: (given: string) => `“${given}” in the link is damaged, so it was ignored.`,
    mended:
      'The link was altered on its way here, as some chat and mail programs do, so it is read as it was meant.',
    tail: (given: string) => `“${given}” at the end is not part of the link, so it was ignored.`,
  },

  error: {
    malformed: (detail: string) => `The request could not be read (${detail}). This is a bug in the page.`,
    unknownLab: (lab: string) => `The engine does not know the lab “${lab}”.`,
    unknownStrategy: (name: string) => `The engine does not know the strategy “${name}”.`,
    unknownParam: (name: string) => `The engine does not know the parameter “${name}”.`,
    outOfRange: (name: string, min: string, max: string) => `“${name}” must be between ${min} and ${max}.`,
    notAnOption: (name: string, options: string) => `“${name}” must be one of: ${options}.`,
    tooLong: (name: string, max: string) => `“${name}” must be text of at most ${max} characters.`,
    aboveOther: (low: string, high: string) => `“${low}” must not exceed “${high}”.`,
    productTooLarge: (param: string, times: string, max: string) =>
      `“${param}” times “${times}” must not exceed ${max}.`,
    searchOutOfRange: (steps: string, executions: string) =>
      `A search takes 1 to ${steps} steps and 1 to ${executions} executions.`,
    empty: 'Choose at least one strategy.',
    stopped: 'The run was stopped.',
    panic: (lane: string, message: string) => `The program panicked in ${lane}: “${message}”.`,
    deadlock: 'Deadlock: every lane is waiting for another, so none can continue.',
    waitsHeld: (object: string, holder: string) => `waits for ${object} (held by ${holder}).`,
    waitsFree: (object: string) => `waits for ${object}.`,
    holding: (lane: string, held: string, waits: string) => `${lane} holds ${held} and ${waits}`,
    deadlockHeld: (lane: string, object: string, holder: string) =>
      `${lane} waits for ${object} (held by ${holder}).`,
    deadlockFree: (lane: string, object: string) => `${lane} waits for ${object}.`,
    processLost: (index: string, message: string) => `Process ${index} ended without an answer (${message}).`,
    fileUnreadable: (detail: string) =>
      `The file can no longer be read (${detail}). It has probably been moved, changed or deleted.`,
    unavailable: (name: string) =>
      `“${name}” needs shared memory, which is not available on this page right now.`,
    loadFailed: (detail: string) => `A part of the engine did not load (${detail}).`,
    outOfMemory: 'The run needed more memory than it is allowed.',
    crashed: (detail: string) => `The program crashed (${detail}).`,
    hangs: (limit: string) => `The program did not reach its next step within ${limit}, so it was ended.`,
    during: (strategy: string) => `It happened in “${strategy}”.`,
    kept: 'Everything measured and recorded up to that point is kept below.',
  },
  advice: {
    panic:
      'A panic ends only this run. Read the lane’s last lines in the log, change something and run again.',
    deadlock:
      'Follow the list and it leads back to where it began. If all lanes took their locks in the same order, there could be no such cycle. The next run starts afresh.',
    hangs: 'The code between two steps seems to loop forever. Try other values or another order.',
    crashed: 'The next run starts afresh. If the same values crash it again, choose smaller ones.',
    processes: 'The next run starts new processes.',
    file: 'Choose the file again and run.',
    choose: 'Remove this strategy from the comparison and run again.',
    connection: 'Check your connection and run again.',
    smaller: 'Choose smaller values and run again.',
    correct: 'Correct the value in the form and run again.',
    reload: 'Reload the page: old and new files may be mixed.',
  },
  unsupported: {
    wasm: 'WebAssembly is missing or switched off in this browser. You can read the texts, but nothing can run.',
    'module-workers':
      'This browser cannot start module workers, so nothing can run here. Use a current version of Chrome, Edge, Firefox or Safari.',
  },
  lane: { main: 'main', thread: 'thread', process: 'process', task: 'task' },
};

export type Messages = typeof en;
