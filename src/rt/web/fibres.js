// Stacks of wasm that one worker switches, by JavaScript Promise Integration (a proposal for WebAssembly, in phase 4): a call of a
// `Suspending` function leaves the stack that it came from as it is, until the promise that the function returned is fulfilled.
//
// fibres.rs says what for. Fibres are numbers here; 0 is the stack that began.

// (module (import "" "" (func (param i32 i32 i32))) (export "" (func 0)))
// Between both ends of a switch there may be no frame of JavaScript, and every import of a module that wasm-bindgen makes is
// one. So the switch is the import of a module of its own, and Rust calls it through its table of functions.
const SWITCH = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x07, 0x01, 0x60, 0x03, 0x7f, 0x7f, 0x7f, 0x00],
  ...[0x02, 0x05, 0x01, 0x00, 0x00, 0x00, 0x00],
  ...[0x07, 0x04, 0x01, 0x00, 0x00, 0x00],
);

/** What lets a fibre go on, by its number. */
const wakers = [];
/** The function of wasm that a stack begins with: `(number, top)`. */
let enter;
/** What end the promise of the whole. */
let done;
let fail;

/** Whether this browser has such stacks. */
export function has_stacks() {
  return typeof WebAssembly.Suspending === 'function' && typeof WebAssembly.promising === 'function';
}

/** Where in the table of `functions` the switch is from now on; `entry` says where `enter` is. */
export function add_switch(functions, entry) {
  enter = WebAssembly.promising(functions.get(entry));
  const suspending = new WebAssembly.Suspending((from, to, top) => {
    const resumed = new Promise((resolve) => {
      wakers[from] = resolve;
    });
    // A trap on any stack is everybody's.
    if (top !== 0) enter(to, top).catch(fail);
    else wake(to);
    return resumed;
  });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(SWITCH), { '': { '': suspending } });
  return functions.grow(1, exports['']);
}

/** Enters the stack that begins; a promise of what it says in its `end`. */
export function begin() {
  return new Promise((resolve, reject) => {
    done = resolve;
    fail = reject;
    enter(0, 0).catch(fail);
  });
}

export function end(value) {
  done(value);
}

export function wake(number) {
  wakers[number]();
}
