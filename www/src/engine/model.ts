// Written by `./build.sh` from the crate's `model`, `trace` and `book`: change it there.

export type Section = "basics" | "threading" | "multiprocessing" | "asyncio" | "choice" | "applications" | "exercises" | "interleavings" | "workshop";

export type Way = { 
/**
 * Its name in links.
 */
id: string, 
/**
 * What runs it.
 */
kind: StrategyKind, 
/**
 * Which of the variants it runs, from 0.
 */
variant: number, 
/**
 * `free` or `gil`: the word `strategy.<way>`.
 */
way: string, 
/**
 * Whether it can be steered.
 */
steered: boolean, };

export type Problem = { 
/**
 * Of which variant, from 1.
 */
variant: number, 
/**
 * From 1, like the next three. Columns count UTF-16 units.
 */
line: number, 
/**
 * Where it begins.
 */
column: number, 
/**
 * Where it ends.
 */
endLine: number, 
/**
 * Behind its last character.
 */
endColumn: number, 
/**
 * What is wrong, and a way out where there is one.
 */
message: string, };

export type Description = { 
/**
 * Names of its variants; the first one's may be empty.
 */
variants: Array<string>, 
/**
 * All parameters in the order of the form: those that every program has, then those of its comments.
 */
params: Array<Param>, 
/**
 * The ways of running it, in the order of comparison.
 */
ways: Array<Way>, 
/**
 * What keeps it from running as it stands.
 */
problems: Array<Problem>, };

export type Unit = "count" | "ms" | "percent" | "none";

export type Work = "shared" | "each";

export type ParamKind = { "kind": "int", 
/**
 * Least value.
 */
min: number, 
/**
 * Greatest value.
 */
max: number, 
/**
 * The form's step; any whole number in range is valid.
 */
step: number, 
/**
 * Value of the `quick` preset.
 */
default: number, } | { "kind": "choice", 
/**
 * The names, as in links.
 */
options: Array<string>, 
/**
 * One of them.
 */
default: string, } | { "kind": "text", 
/**
 * Most characters (Unicode scalar values).
 */
max: number, 
/**
 * Empty in every lab so far.
 */
default: string, };

export type Param = { 
/**
 * Name in links and inputs; words that links use for themselves are not allowed.
 */
id: string, 
/**
 * Printed after the value.
 */
unit: Unit, 
/**
 * Whether the learner may change it while the run goes on.
 */
live: boolean, 
/**
 * Whether it says how the learner's file is read: sweeping it would compare different tables.
 */
file?: boolean, 
/**
 * That it is the number of workers, and whose the work is.
 */
workers?: Work, } & ({ "kind": "int", 
/**
 * Least value.
 */
min: number, 
/**
 * Greatest value.
 */
max: number, 
/**
 * The form's step; any whole number in range is valid.
 */
step: number, 
/**
 * Value of the `quick` preset.
 */
default: number, } | { "kind": "choice", 
/**
 * The names, as in links.
 */
options: Array<string>, 
/**
 * One of them.
 */
default: string, } | { "kind": "text", 
/**
 * Most characters (Unicode scalar values).
 */
max: number, 
/**
 * Empty in every lab so far.
 */
default: string, });

export type Value = number | string;

export type Constraint = { "rule": "at-most", 
/**
 * The smaller one's id.
 */
low: string, 
/**
 * The larger one's id.
 */
high: string, } | { "rule": "product-at-most", 
/**
 * First factor's id.
 */
param: string, 
/**
 * Second factor's id.
 */
times: string, 
/**
 * Greatest product.
 */
max: number, };

export type Column = { 
/**
 * Word key `column.<id>`; a suffix `_ms`, `_bytes` or `_percent` says the unit, and percent are
 * drawn as a bar.
 */
id: string, 
/**
 * Where its cells are states and not quantities: word keys `state.<name>`.
 */
states: Array<string>, };

export type Board = { 
/**
 * Word key `table.<id>`.
 */
id: string, 
/**
 * After the row's own name.
 */
columns: Array<Column>, 
/**
 * What the learner can ask of a row while the run goes on: word keys `action.<id>`.
 */
actions: Array<string>, };

export type Chart = { 
/**
 * Word key `chart.<id>`.
 */
id: string, 
/**
 * Keys of `rt::value`: `series.<key>`.
 */
series: Array<string>, 
/**
 * Ids of parameters that are drawn as lines across: thresholds.
 */
limits: Array<string>, };

export type Panel = "talk";

export type FileInput = { 
/**
 * The choice that says whether the file is used.
 */
param: string, 
/**
 * With this option of it.
 */
option: string, 
/**
 * What the picker offers: endings and media types.
 */
accept: Array<string>, 
/**
 * Whole-number parameters that name a column of it, from 1. Like the next, they are declared
 * [of the file](Param::of_file).
 */
columnParams: Array<string>, 
/**
 * The whole-number parameter that says how many lines there are above its header.
 */
skipParam: string, 
/**
 * The columns where no file is used.
 */
header: Array<string>, };

export type Bars = { 
/**
 * The table's key.
 */
table: string, 
/**
 * The column that names the bars.
 */
label: string, 
/**
 * Columns of quantities: the reader chooses one, the first to begin with.
 */
values: Array<string>, };

export type Name = { 
/**
 * In Python's standard library.
 */
python: string, 
/**
 * In Rust: std's, or this crate's where std has none.
 */
rust: string, 
/**
 * What the browser makes it of.
 */
browser: string, };

export type GuideNext = { "ask": string } | { "answer": string };

export type GuideOption = { 
/**
 * Unique in its question.
 */
id: string, } & ({ "ask": string } | { "answer": string });

export type GuideQuestion = { 
/**
 * Unique in its guide, answers included.
 */
id: string, 
/**
 * In the order of asking.
 */
options: Array<GuideOption>, };

export type Aim = "fail" | "deadlock" | "lost-wake-up" | "livelock" | "starvation" | "cannot";

export type Goal = { 
/**
 * Unique in its lab; part of links.
 */
id: string, 
/**
 * The strategy that it is about.
 */
strategy: string, 
/**
 * What a schedule has to lead to.
 */
aim: Aim, 
/**
 * How many hints there are.
 */
hints: number, 
/**
 * Values in place of the seat's own set-up, where it takes others.
 */
setup: { [key in string]: Value }, };

export type SeatSummary = { 
/**
 * In the order of choosing: those that are measured too, then those that are not.
 */
strategies: Array<StrategyEntry>, 
/**
 * Values of all parameters to begin with.
 */
setup: { [key in string]: Value }, 
/**
 * Greatest values, where they are not the parameters' own.
 */
most: { [key in string]: number }, 
/**
 * What the learner is asked to reach.
 */
goals: Array<Goal>, };

export type GuideAnswer = { 
/**
 * Unique in its guide, questions included.
 */
id: string, 
/**
 * Labs that show the pattern, the best one first.
 */
labs: Array<string>, 
/**
 * Whether there is a sentence that uses what the reader's own run measured.
 */
measured: boolean, };

export type Guide = { 
/**
 * The first one is asked first.
 */
questions: Array<GuideQuestion>, 
/**
 * What they lead to.
 */
answers: Array<GuideAnswer>, };

export type StrategyKind = "sequential" | "threads" | "processes" | "async";

export type Settings = { 
/**
 * Every random draw of a run comes from it.
 */
seed: number, 
/**
 * Timed repetitions of each strategy, 1 to [`Settings::MAX_REPEATS`].
 */
repeats: number, };

export type RunRequest = { 
/**
 * The lab's id.
 */
lab: string, 
/**
 * Strategy ids in the order to compare them.
 */
strategies: Array<string>, 
/**
 * Values by parameter id; missing ones take their default.
 */
params: { [key in string]: Value }, 
/**
 * How to run and measure.
 */
settings: Settings, };

export type RequestError = { "code": "malformed", 
/**
 * What the parser said.
 */
detail: string, } | { "code": "unknown-lab", 
/**
 * What was asked for.
 */
lab: string, } | { "code": "unknown-strategy", 
/**
 * What was asked for.
 */
strategy: string, } | { "code": "unknown-param", 
/**
 * What was asked for.
 */
param: string, } | { "code": "out-of-range", 
/**
 * The parameter.
 */
param: string, 
/**
 * Least value.
 */
min: number, 
/**
 * Greatest value.
 */
max: number, } | { "code": "not-an-option", 
/**
 * The parameter.
 */
param: string, 
/**
 * What it may be.
 */
options: Array<string>, } | { "code": "too-long", 
/**
 * The parameter.
 */
param: string, 
/**
 * Most characters.
 */
max: number, } | { "code": "above-other", 
/**
 * The smaller one's id.
 */
low: string, 
/**
 * The larger one's id.
 */
high: string, } | { "code": "product-too-large", 
/**
 * First factor's id.
 */
param: string, 
/**
 * Second factor's id.
 */
times: string, 
/**
 * Greatest product.
 */
max: number, } | { "code": "search-out-of-range", 
/**
 * Most steps of a schedule.
 */
max_steps: number, 
/**
 * Most executions.
 */
max_executions: number, } | { "code": "empty" };

export type Waiting = { 
/**
 * Lane name.
 */
lane: string, 
/**
 * What it waits for: a lock's name, `join`, or another primitive.
 */
object: string, 
/**
 * The lane that holds it, where something is held.
 */
holder: string | null, };

export type RunError = { "code": "stopped" } | { "code": "panic", 
/**
 * Lane name, for example `thread 2`.
 */
lane: string, 
/**
 * The panic's message.
 */
message: string, } | { "code": "deadlock", 
/**
 * Who waits for what, held by whom.
 */
waiting: Array<Waiting>, } | { "code": "process-lost", 
/**
 * Which one, from 1.
 */
index: number, 
/**
 * What the platform said.
 */
message: string, } | { "code": "file-unreadable", 
/**
 * What the platform said.
 */
message: string, } | { "code": "unavailable", 
/**
 * The strategy's id.
 */
strategy: string, };

export type Arg = number | string;

export type Message = { 
/**
 * Key without its prefix: `lost` is found under `verdict.lost` or `result.lost`.
 */
key: string, 
/**
 * Values for the sentence's gaps. Where runs differ in a number, the gap's own name has the least and its
 * name with [`Message::MOST`] behind it the greatest.
 */
args: { [key in string]: Arg }, };

export type Series = { 
/**
 * Word key `series.<key>`.
 */
key: string, 
/**
 * Points `[ms since the run began, value]` in order of time.
 */
points: Array<[number, number]>, };

export type Table = { 
/**
 * Word key `table.<key>`.
 */
key: string, 
/**
 * Word keys `column.<key>`; a suffix `_ms`, `_bytes` or `_percent` says the unit.
 */
columns: Array<string>, 
/**
 * One cell for each column.
 */
rows: Array<Array<Arg>>, };

export type ImageMeta = { 
/**
 * Byte address in the run's memory.
 */
pointer: number, 
/**
 * Pixels.
 */
width: number, 
/**
 * Pixels.
 */
height: number, };

export type Outcome = { 
/**
 * The result cell's sentence (`result.<key>`).
 */
result: Message, 
/**
 * Equal between strategies that did the same work; empty where the lab expects differences.
 */
answer: string, 
/**
 * Numbers for the verdict and the export, by name; units are in the name (`lost`, `io_ms`).
 */
facts: { [key in string]: number }, 
/**
 * Quantities over the run's time.
 */
series: Array<Series>, 
/**
 * Rows for a table.
 */
tables: Array<Table>, 
/**
 * A picture in the run's memory.
 */
image: ImageMeta | null, };

export type FileMeta = { 
/**
 * A plain name without folders.
 */
name: string, 
/**
 * Byte address in the run's memory.
 */
pointer: number, 
/**
 * Bytes.
 */
len: number, };

export type Execution = { 
/**
 * Strategy id.
 */
strategy: string, 
/**
 * Time of the work alone, ms: pools and processes were ready before.
 */
ms: number, 
/**
 * What it came to.
 */
outcome: Outcome, 
/**
 * Records that did not fit their lane, all lanes together.
 */
dropped: number, 
/**
 * Files that the learner may save; they lie in the run's memory until the next execution begins.
 */
files: Array<FileMeta>, };

export type Resources = { 
/**
 * Pool threads, none for strategies that need none.
 */
threads: number, 
/**
 * Process workers.
 */
processes: number, 
/**
 * Async tasks that get a lane of their own.
 */
tasks: number, 
/**
 * Memory that the coordinator and its processes share, bytes; none for most.
 */
shared_bytes: number, };

export type Started = { 
/**
 * How many were started.
 */
count: number, 
/**
 * Until the last of them was there, ms.
 */
ms: number, 
/**
 * Memory that they took for it, all together.
 */
bytes: number, };

export type Startup = { 
/**
 * The pool's; their bytes are what the shared memory grew by.
 */
threads: Started, 
/**
 * Their bytes are the memories that they began with.
 */
processes: Started, };

export type StepRole = "traced" | "timed" | "live";

export type Step = { 
/**
 * Strategy id.
 */
strategy: string, 
/**
 * Its kind.
 */
kind: StrategyKind, 
/**
 * Traced or timed.
 */
role: StepRole, 
/**
 * Round of timed repetitions, from 0.
 */
round: number, 
/**
 * What must be ready before.
 */
resources: Resources, };

export type Plan = { 
/**
 * What to do, first to last.
 */
steps: Array<Step>, };

export type Sample = { 
/**
 * What ran.
 */
execution: Execution, 
/**
 * Start of its threads or processes where it had to be paid, ms.
 */
startup_ms: number | null, 
/**
 * A fixed piece of work timed just before, ms: shows when the machine changed speed.
 */
calibration_ms: number, 
/**
 * Whether the page was hidden at any moment of it.
 */
hidden: boolean, };

export type Interval = { 
/**
 * Lower end.
 */
low: number, 
/**
 * Upper end.
 */
high: number, 
/**
 * Coverage that the number of samples allows, 0 to 1.
 */
confidence: number, };

export type Difference = "baseline" | "faster" | "slower" | "unclear";

export type Speedup = { 
/**
 * Median of the baseline over this median; above 1 is faster.
 */
ratio: number, 
/**
 * Its interval; none with too few samples.
 */
interval: Interval | null, 
/**
 * What may be said of it.
 */
difference: Difference, };

export type Invalid = "hidden" | "speed-changed";

export type RunsResult = { 
/**
 * How many of the counted runs.
 */
runs: number, 
/**
 * Their sentence; numbers in which they differ are [ranges](Message::range).
 */
result: Message, };

export type StrategySummary = { 
/**
 * Strategy id.
 */
id: string, 
/**
 * Timed samples in order, ms.
 */
samples_ms: Array<number>, 
/**
 * Median, ms.
 */
median_ms: number, 
/**
 * Median absolute deviation from the median, ms.
 */
spread_ms: number, 
/**
 * Interval of the median; none with too few samples.
 */
interval: Interval | null, 
/**
 * Against the first strategy of the request.
 */
speedup: Speedup, 
/**
 * Median start-up of threads or processes where it was paid, ms.
 */
startup_ms: number | null, 
/**
 * The last execution's outcome.
 */
outcome: Outcome, 
/**
 * What all counted runs came to, the most frequent sentence first. Reports of before this was there have
 * none.
 */
results?: Array<RunsResult>, 
/**
 * Keys of the outcome's tables and series that were not the same in every counted run: what is shown of
 * them is the last run's.
 */
varied?: Array<string>, 
/**
 * Every timed execution's facts, by name, in order.
 */
facts: { [key in string]: Array<number> }, };

export type Comparison = { 
/**
 * In the request's order; the first is the baseline.
 */
strategies: Array<StrategySummary>, 
/**
 * Whether all non-empty answers are equal.
 */
agree: boolean, 
/**
 * Reasons not to trust the timings.
 */
invalid: Array<Invalid>, 
/**
 * The lab's reading of it (`verdict.<key>`); the first is the verdict.
 */
verdict: Array<Message>, 
/**
 * Which answer to the lab's question came true (`answer.<option>`); none where this run does not
 * tell.
 */
truth: string | null, 
/**
 * What the lab has to show of all strategies together.
 */
tables: Array<Table>, };

export type GrowthPoint = { 
/**
 * At least 1.
 */
workers: number, 
/**
 * Timed executions, ms.
 */
samples_ms: Array<number>, };

export type Growth = { 
/**
 * Whether the workers share the work or each bring their own.
 */
work: Work, 
/**
 * In any order; each number of workers occurs once.
 */
points: Array<GrowthPoint>, };

export type GrowthError = { "code": "bad-workers", 
/**
 * The number of workers.
 */
workers: number, } | { "code": "bad-samples", 
/**
 * The number of workers.
 */
workers: number, };

export type ScalingPoint = { 
/**
 * The number of workers.
 */
workers: number, 
/**
 * The work done in a given time, relative to the smallest number of workers.
 */
speedup: number, 
/**
 * Of the speed-up; `None` with too few samples, and for the smallest number itself.
 */
interval: Interval | null, 
/**
 * The speed-up per worker: 1 if twice the workers do twice as much.
 */
efficiency: number, };

export type Estimate = { 
/**
 * The best-fitting value.
 */
value: number, 
/**
 * Lower end.
 */
low: number, 
/**
 * Upper end.
 */
high: number, };

export type Fit = { 
/**
 * The fraction of the work that is serial (α, contention), 0 to 1.
 */
serial: Estimate, 
/**
 * The cost of each pair of workers (β, coherency), as a fraction of the work; `None` in Amdahl's law.
 */
coherency: Estimate | null, 
/**
 * The typical deviation of the points from the curve, as a fraction of their time.
 */
deviation: number, 
/**
 * The number of workers beyond which the speed-up falls; `None` if it never does.
 */
peak: number | null, 
/**
 * The highest speed-up over one worker that any number of workers reaches; `None` if there is no limit.
 */
most: number | null, 
/**
 * The law's speed-ups, `[workers, speed-up]`, from the smallest to the largest number of workers. Like those of
 * the points they are relative to the smallest number as measured.
 */
curve: Array<[number, number]>, };

export type NoFit = "too-few" | "flat" | "misfit" | "uncertain";

export type Scaling = { 
/**
 * In ascending order of workers.
 */
points: Array<ScalingPoint>, 
/**
 * Amdahl's law, if it describes the points.
 */
amdahl: Fit | null, 
/**
 * Gunther's Universal Scalability Law, if it describes the points and they distinguish it from Amdahl's law.
 */
usl: Fit | null, 
/**
 * Why there is neither; `None` if there is one.
 */
none: NoFit | null, };

export type Line = { 
/**
 * Its number on this server, from 1.
 */
number: number, 
/**
 * Who said it.
 */
from: string, 
/**
 * What.
 */
text: string, 
/**
 * When it was sent, ms since the server began.
 */
at_ms: number, };

export type Departure = "left" | "vanished" | "too-slow";

export type ChatEvent = { "type": "welcome", 
/**
 * Your name here.
 */
name: string, 
/**
 * The room.
 */
room: string, 
/**
 * Everybody in it, you included.
 */
people: Array<string>, 
/**
 * What was said before.
 */
history: Array<Line>, } | { "type": "joined", 
/**
 * Who.
 */
name: string, } | { "type": "left", 
/**
 * Who.
 */
name: string, 
/**
 * How.
 */
why: Departure, } | { "type": "said", 
/**
 * What.
 */
line: Line, } | { "type": "dropped", 
/**
 * How many.
 */
count: number, };

export type Refusal = "bad-name" | "bad-room" | "name-taken" | "full" | "empty" | "too-long" | "too-fast" | "busy" | "unknown";

export type Asked = { "type": "hello" } | { "type": "join", 
/**
 * The name wished for.
 */
name: string, 
/**
 * The room.
 */
room: string, } | { "type": "say", 
/**
 * What.
 */
text: string, } | { "type": "ack", 
/**
 * Of [`Told::Event`].
 */
number: number, } | { "type": "pong" } | { "type": "leave" };

export type FromVisitor = { 
/**
 * The server it is for.
 */
server: number, 
/**
 * What the visitor calls itself towards servers: drawn at random.
 */
visitor: string, 
/**
 * What it asks for.
 */
asked: Asked, };

export type Told = { "type": "open", 
/**
 * Its rooms.
 */
rooms: Array<string>, 
/**
 * Whether it holds the lock `interleave/<lab>/<server>` until its end, however it ends.
 */
locked: boolean, } | { "type": "ping" } | { "type": "refused", 
/**
 * Why.
 */
why: Refusal, } | { "type": "event", 
/**
 * Counts up from 1 for each visitor; to be acknowledged.
 */
number: number, 
/**
 * What.
 */
event: ChatEvent, } | { "type": "closed" };

export type FromServer = { 
/**
 * Who speaks: a number of its own.
 */
server: number, 
/**
 * Whom it is for; none for everybody.
 */
visitor: string | null, 
/**
 * What it says.
 */
told: Told, };

export type State = "idle" | "running" | "lock" | "sleep" | "io" | "queue" | "join" | "ready" | "done";

export type LaneKind = "main" | "thread" | "process" | "task";

export type Layout = { 
/**
 * See [`LAYOUT_VERSION`].
 */
version: number, 
/**
 * From the control block, u32: non-zero asks the run to stop.
 */
stop: number, 
/**
 * From the control block, u32: number of lanes opened.
 */
lanes: number, 
/**
 * From the control block, u32: address of the first lane.
 */
lanes_address: number, 
/**
 * From the control block, u32: number of names known.
 */
names_len: number, 
/**
 * From the control block: the first name. Each is two u32: address, and length in bytes of UTF-8.
 */
names: number, 
/**
 * Bytes from one name to the next.
 */
name_size: number, 
/**
 * From the control block, u32: address of the image, 0 if there is none.
 */
image: number, 
/**
 * From the control block, u32: width in pixels.
 */
image_width: number, 
/**
 * From the control block, u32: height in pixels.
 */
image_height: number, 
/**
 * From the control block, u32 each: addresses of the boards' heads, 0 if there is none.
 */
boards: number, 
/**
 * The maximum number of boards.
 */
boards_len: number, 
/**
 * From a board's head, u32: which of the lab's boards it is.
 */
board_index: number, 
/**
 * From a board's head, u32: number of rows to show.
 */
board_rows: number, 
/**
 * From a board's head, u32: address of its cells, f64, row by row.
 */
board_cells: number, 
/**
 * From a board's head, u32: address of its rows' names, in the form of `names`.
 */
board_names: number, 
/**
 * From a board's head, u32: address of its rows' commands. Each is a u32: an action's number from 1, or 0.
 */
board_commands: number, 
/**
 * From the control block, u32: address of the head of what the program prints, 0 if there is none.
 */
printed: number, 
/**
 * From that head, u32: bytes so far.
 */
printed_len: number, 
/**
 * From that head, u32: address of the bytes: UTF-8, with 255 before what is of the error stream and 254 before what is not.
 */
printed_bytes: number, 
/**
 * From the control block, i32 each: the values of the live parameters.
 */
dials: number, 
/**
 * Bytes from one lane to the next.
 */
lane_size: number, 
/**
 * From a lane, u32: number of records published.
 */
lane_len: number, 
/**
 * From a lane, u32: number of records dropped.
 */
lane_dropped: number, 
/**
 * From a lane, u32: address of its records.
 */
lane_records: number, 
/**
 * From a lane, u8: its kind, an index into `lane_kinds`.
 */
lane_kind: number, 
/**
 * From a lane, u32: its number within its kind.
 */
lane_number: number, 
/**
 * Bytes from one record to the next.
 */
record_size: number, 
/**
 * From a record, f64: ms since the run's epoch.
 */
record_time: number, 
/**
 * From a record, f64: the second value of a log line, or the new value of a quantity.
 */
record_b: number, 
/**
 * From a record, u32: the first value of a log line, or a state's detail.
 */
record_a: number, 
/**
 * From a record, u16: a name's number from 1, or 0 for none.
 */
record_name: number, 
/**
 * From a record, u8: an index into `states`.
 */
record_state: number, 
/**
 * From a record, u8: 0 for a state, 1 for a log line, 2 for a value.
 */
record_kind: number, 
/**
 * States by number.
 */
states: Array<State>, 
/**
 * Lane kinds by number.
 */
lane_kinds: Array<LaneKind>, };

export type Both<T> = { 
/**
 * Korean.
 */
ko: T, 
/**
 * English.
 */
en: T, };

export type Tag = "p" | "em" | "strong" | "code" | "pre" | "ul" | "ol" | "li" | "a" | "h3" | "blockquote" | "table" | "thead" | "tbody" | "tr" | "th" | "td";

export type Node = string | { 
/**
 * Its kind.
 */
tag: Tag, 
/**
 * Where a link leads: into the page (`#/…`) or to an `https` address.
 */
href?: string, 
/**
 * What is in it.
 */
children: Array<Node>, };

export type Snippet = { 
/**
 * Its lines, dedented, without the arrows.
 */
text: string, 
/**
 * Lines that matter, from 0.
 */
marks: Array<number>, 
/**
 * Path in the repository.
 */
file: string, 
/**
 * Number of its first line there, from 1.
 */
line: number, };

export type LabTexts = { 
/**
 * What the lab is about.
 */
what: Array<Node>, 
/**
 * What to think about before running it.
 */
expect: Array<Node>, 
/**
 * Why each strategy came out as it did.
 */
why: Array<Node>, 
/**
 * Where the chapter is wrong; empty for labs without such a note.
 */
original: Array<Node>, 
/**
 * What to try next.
 */
next: Array<Node>, 
/**
 * Short texts by key: `param.<id>`, `hint.<id>`, `option.<param>.<value>`, `preset.<id>`,
 * `strategy.<id>`, `about.<strategy>`, `result.<key>`, `verdict.<key>`, `event.<key>`,
 * `object.<key>`, `series.<key>`, `table.<key>`, `column.<key>`, `fact.<key>`, `question.ask`,
 * `answer.<option>`, `chart.<id>`, `action.<id>`, `state.<name>`, `cell.<word>`, `seat.holds`,
 * `failed.<strategy>.<code>` where a strategy is there to fail with that error,
 * `goal.<id>` with `.<number>` of a hint behind, and `guide.<id>` with `.<option>`, `.why` or
 * `.measured` behind. Gaps are `{name}` or `{name:format}`
 * with one of [`FORMATS`].
 */
words: { [key in string]: string }, };

export type LabFile = { 
/**
 * Its name in links.
 */
id: string, 
/**
 * Its texts.
 */
texts: Both<LabTexts>, 
/**
 * Rust by strategy id, cut out of the files that run.
 */
rust: { [key in string]: Array<Snippet> }, 
/**
 * The companion Python.
 */
python: Snippet, 
/**
 * What it is about, in Python, Rust and the browser.
 */
names: Array<Name>, 
/**
 * Questions that lead to a pattern, where it has them.
 */
guide: Guide | null, };

export type Limits = { 
/**
 * Most timed repetitions of a strategy.
 */
maxRepeats: number, 
/**
 * The seed where a link names none.
 */
defaultSeed: number, };

export type SearchLimits = { 
/**
 * Unless the learner says otherwise. What a search finds within its steps is taken for what there is.
 */
first: SearchBounds, 
/**
 * Most steps of a schedule that may be asked for.
 */
maxSteps: number, 
/**
 * Most executions that may be asked for.
 */
maxExecutions: number, };

export type SectionTitle = { 
/**
 * Which.
 */
id: Section, 
/**
 * Its title.
 */
title: Both<string>, };

export type PresetValues = { 
/**
 * Its name.
 */
id: string, 
/**
 * By parameter id.
 */
values: { [key in string]: Value }, };

export type StrategyEntry = { 
/**
 * Its name in links.
 */
id: string, 
/**
 * What runs it.
 */
kind: StrategyKind, 
/**
 * It cannot run without threads.
 */
sharedMemory: boolean, };

export type LabSummary = { 
/**
 * Its name in links.
 */
id: string, 
/**
 * Where it stands on the map.
 */
section: Section, 
/**
 * Which wasm its code is in: `wasm/<build>/<this>.js` and `…_bg.wasm`.
 */
wasm: string, 
/**
 * The chapter's numbering; empty when it is not from there.
 */
chapter: string, 
/**
 * Its name.
 */
title: Both<string>, 
/**
 * One line for the map.
 */
tagline: Both<string>, 
/**
 * In the order of the form.
 */
params: Array<Param>, 
/**
 * Rules between two parameters.
 */
constraints: Array<Constraint>, 
/**
 * The first is `quick`.
 */
presets: Array<PresetValues>, 
/**
 * The first is the baseline.
 */
strategies: Array<StrategyEntry>, 
/**
 * Timed repetitions unless the learner says otherwise; 0 where each strategy is watched once and that
 * counts.
 */
repeats: number, 
/**
 * The answers to its question, in the order of asking; empty for labs that ask none.
 */
answers: Array<string>, 
/**
 * Tables that fill while it runs.
 */
boards: Array<Board>, 
/**
 * Quantities that are drawn while it runs.
 */
charts: Array<Chart>, 
/**
 * What its reader can take part with while it runs.
 */
panels: Array<Panel>, 
/**
 * The file that it takes from the learner.
 */
file: FileInput | null, 
/**
 * Tables that are drawn as bars too.
 */
bars: Array<Bars>, 
/**
 * How it is steered; none where it cannot be.
 */
seat: SeatSummary | null, };

export type Manifest = { 
/**
 * Of this shape.
 */
version: number, 
/**
 * What every lab takes beside its parameters.
 */
settings: Limits, 
/**
 * Of every search for bad schedules.
 */
search: SearchLimits, 
/**
 * In the order of the map.
 */
sections: Array<SectionTitle>, 
/**
 * In the order of the map.
 */
labs: Array<LabSummary>, 
/**
 * What every program of a learner has: its text says the rest.
 */
workbench: LabSummary, };

export type Part = "what" | "expect" | "run" | "why" | "code" | "original" | "next";

export type Passage = { 
/**
 * Where on the page it stands.
 */
part: Part, 
/**
 * Plain text on one line.
 */
text: string, };

export type SearchLab = { 
/**
 * Its name in links.
 */
id: string, 
/**
 * Its passages in the order of its page.
 */
texts: Both<Array<Passage>>, };

export type SearchIndex = { 
/**
 * Of this shape.
 */
version: number, 
/**
 * In the order of the map.
 */
labs: Array<SearchLab>, };

export type Action = "load" | "store" | "read-modify-write" | "fence" | "read" | "write" | "lock" | "try-lock" | "lock-or-time-out" | "unlock" | "wait" | "relock" | "relock-or-time-out" | "notify-one" | "notify-all" | "await-call" | "await-call-or-time-out" | "acquire" | "release" | "set" | "clear" | "look" | "await-event" | "arrive" | "put" | "put-or-time-out" | "get" | "get-or-time-out" | "close" | "task-done" | "await-done" | "sleep" | "spin" | "back-off" | "end" | "await-end" | "await-end-or-time-out" | "begin" | "poll" | "await-sleep" | "await-tasks" | "await-queue" | "await-permit" | "await-signal";

export type Order = "relaxed" | "acquire" | "release" | "acq-rel" | "seq-cst";

export type Note = { "kind": "saw", 
/**
 * The value.
 */
value: number, } | { "kind": "left", 
/**
 * The value.
 */
value: number, } | { "kind": "refused" } | { "kind": "called", 
/**
 * How many.
 */
count: number, } | { "kind": "value", 
/**
 * Word key.
 */
key: string, 
/**
 * The new value.
 */
value: number, } | { "kind": "log", 
/**
 * Word key.
 */
key: string, 
/**
 * First gap.
 */
a: number, 
/**
 * Second gap.
 */
b: number, };

export type Thing = "atomic" | "plain" | "lock" | "condvar" | "semaphore" | "event" | "barrier" | "queue" | "thread";

export type Items = { 
/**
 * The first of them, as `Debug` writes them, and cut where that is long.
 */
shown: Array<string>, 
/**
 * How many more there are.
 */
more: number, };

export type Onward = { "kind": "stop" } | { "kind": "random", 
/**
 * Of the draws.
 */
seed: number, 
/**
 * At most.
 */
steps: number, } | { "kind": "interesting" } | { "kind": "early" };

export type WaitFor = { 
/**
 * Who waits.
 */
lane: number, 
/**
 * Name of what for; empty where it has none.
 */
object: string, 
/**
 * Who has it; empty where nobody does.
 */
holders: Array<number>, };

export type Ending = { "kind": "fine", 
/**
 * What it came to.
 */
result: Message, } | { "kind": "fail", 
/**
 * What it came to.
 */
result: Message, } | { "kind": "panic", 
/**
 * Its label.
 */
lane: string, 
/**
 * Of the panic.
 */
message: string, } | { "kind": "deadlock", 
/**
 * The wait-for graph.
 */
waits: Array<WaitFor>, } | { "kind": "lost-wake-up", 
/**
 * The wait-for graph.
 */
waits: Array<WaitFor>, } | { "kind": "livelock" } | { "kind": "starvation", 
/**
 * Which.
 */
lane: number, } | { "kind": "data-race", 
/**
 * Name of the data.
 */
object: string, 
/**
 * Indices of the two steps.
 */
steps: [number, number], } | { "kind": "lost-update", 
/**
 * Name of the variable.
 */
object: string, 
/**
 * Indices of the write that is lost, and of the one that came over it.
 */
steps: [number, number], 
/**
 * What the execution came to.
 */
result: Message, } | { "kind": "too-long" };

export type WalkOp = { 
/**
 * Its kind.
 */
action: Action, 
/**
 * Index of what it touches.
 */
object: number | null, 
/**
 * Index of the lock that a wait gives back.
 */
second: number | null, 
/**
 * Of an atomic access.
 */
order: Order | null, 
/**
 * Path of the file in the repository.
 */
file: string, 
/**
 * Line in it, from 1.
 */
line: number, };

export type WalkStep = { 
/**
 * By whom.
 */
lane: number, 
/**
 * In which of its ways: see [`Turn::pick`](super::Turn::pick).
 */
pick: number, 
/**
 * What it came to.
 */
notes: Array<Note>, 
/**
 * Virtual time before it, ms.
 */
now_ms: number, 
/**
 * Lanes that could have gone on in its place, itself included.
 */
ready: Array<number>, 
/**
 * Indices of the last steps of lanes whose end its lane has waited for since its step before.
 */
joined: Array<number>, 
/**
 * Its kind.
 */
action: Action, 
/**
 * Index of what it touches.
 */
object: number | null, 
/**
 * Index of the lock that a wait gives back.
 */
second: number | null, 
/**
 * Of an atomic access.
 */
order: Order | null, 
/**
 * Path of the file in the repository.
 */
file: string, 
/**
 * Line in it, from 1.
 */
line: number, };

export type WalkOpen = { 
/**
 * See [`Turn::pick`](super::Turn::pick).
 */
pick: number, 
/**
 * The value that a load or a read-modify-write sees.
 */
value: number | null, 
/**
 * The lane that a `notify_one` wakes.
 */
wakes: number | null, };

export type WalkLane = { 
/**
 * What it is about to do; none when it is over or waits for others to end.
 */
next: WalkOp | null, 
/**
 * Whether it can.
 */
ready: boolean, 
/**
 * In which ways it can, the usual one first, where there are several or it can only by itself.
 */
open: Array<WalkOpen>, 
/**
 * Whether its work is done.
 */
over: boolean, 
/**
 * Whether it takes steps at all: the lane that only starts the others takes none.
 */
steps: number, 
/**
 * Indices of the steps behind which it was started; none where it was there from the start.
 */
started: Array<number>, 
/**
 * Index of what it waits for, where it cannot go on.
 */
waits_for: number | null, 
/**
 * Who has that.
 */
holders: Array<number>, 
/**
 * Whether it is a task of another lane's event loop.
 */
task: boolean, 
/**
 * What is local where it stands, names and values; only of a program that a learner has written.
 */
locals: Array<[string, string]>, };

export type WalkObject = { 
/**
 * The lab's word `object.<name>`; empty where it has none.
 */
name: string, 
/**
 * What it is.
 */
thing: Thing, 
/**
 * Its value, or how many are in it, as far as steps have shown.
 */
value: number | null, 
/**
 * What is in it, as far as steps have shown.
 */
items: Items | null, 
/**
 * Lanes that hold it, or a permit of it.
 */
holders: Array<number>, 
/**
 * Lanes that stand in line for a call, the first one first.
 */
line: Array<number>, 
/**
 * Lanes whose next step has to wait for it.
 */
waiting: Array<number>, };

export type Walk = { 
/**
 * The steps that were taken.
 */
steps: Array<WalkStep>, 
/**
 * By number: 0 is the lane that starts the others.
 */
lanes: Array<WalkLane>, 
/**
 * What they share, in the order of the first touch.
 */
objects: Array<WalkObject>, 
/**
 * Quantities of the lab: the latest value by key (`series.<key>`).
 */
values: { [key in string]: number }, 
/**
 * Lists of the lab that are no object's: the latest content by key (`series.<key>`).
 */
lists: { [key in string]: Items }, 
/**
 * How it ended; none while there are steps left, unless they lead round in a circle.
 */
ending: Ending | null, 
/**
 * Index of the schedule's first entry that could not be followed.
 */
astray: number | null, 
/**
 * Virtual time, ms.
 */
now_ms: number, };

export type SearchBounds = { 
/**
 * Whether one schedule stands for all that differ only in the order of independent steps.
 */
reduced: boolean, 
/**
 * Most steps of a schedule.
 */
steps: number, 
/**
 * Most executions.
 */
executions: number, 
/**
 * Whether a wait on a condition variable may end by itself, once in a schedule.
 */
spurious: boolean, 
/**
 * How schedules are drawn, where they are drawn and not searched.
 */
draw?: Drawing, };

export type Drawing = "walk" | "pct" | "pos";

export type FoundOutcome = { 
/**
 * How.
 */
ending: Ending, 
/**
 * Executions that ended so.
 */
executions: number, 
/**
 * Schedules that they stand for; none where there were too many to count.
 */
schedules: number | null, 
/**
 * A schedule that leads there with the fewest steps: lanes.
 */
shortest: Array<number>, };

export type SearchEstimate = { 
/**
 * The mean of a sample.
 */
executions: number, 
/**
 * The lower end of a range that it is probably in.
 */
low: number, 
/**
 * The upper end.
 */
high: number, 
/**
 * Schedules in the sample.
 */
sample: number, };

export type Findings = { 
/**
 * Within these bounds.
 */
bounds: SearchBounds, 
/**
 * Executions played, those included that were given up as known.
 */
executions: number, 
/**
 * Schedules that these stand for; none where there were too many to count.
 */
schedules: number | null, 
/**
 * Ways that it ends, the first found first.
 */
outcomes: Array<FoundOutcome>, 
/**
 * Whether every schedule up to the bound on steps has been covered.
 */
complete: boolean, 
/**
 * Where that would take too many executions: every schedule with at most so many preemptions has been. None before that
 * is known of any number.
 */
preemptions: number | null, 
/**
 * Whether it has ended: complete, or out of executions, or the program does not repeat itself.
 */
over: boolean, 
/**
 * The program did not do the same when it was played the same way: it cannot be steered.
 */
astray: boolean, 
/**
 * Schedules that the bound on steps has cut.
 */
cut: number, 
/**
 * Where schedules are drawn in a way that promises something: how likely a bug of its depth in the order of steps was to be
 * found so far, at least.
 */
promised: number | null, 
/**
 * How many executions it will take to cover everything, if it is one that takes long; none before that is known.
 */
estimate: SearchEstimate | null, };

export type Turned = { 
/**
 * The index of the earlier one.
 */
earlier: number, 
/**
 * The lane of the later one.
 */
lane: number, 
/**
 * Its index; none where that lane did not come to take it.
 */
later: number | null, };

export type Contrast = { 
/**
 * That schedule.
 */
good: Array<number>, 
/**
 * The index of the first turn in which it differs.
 */
at: number, 
/**
 * Two steps that depend on each other and stand the other way round in the good one. None where it is not their order
 * that matters, but what a step has seen, whom it woke, or that a wait ended by itself.
 */
turned: Turned | null, };
