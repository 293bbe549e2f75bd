//! The machine: one thread's state, and what all threads of a program share.

mod arithmetic;
mod attr;
mod attr_set;
mod awaiting;
mod bind;
mod call;
mod call_native;
mod class;
mod compare;
mod construct;
mod contains;
mod dicts;
mod dropped;
mod exceptions;
mod format;
mod frame;
mod frames;
mod functions;
mod generator;
pub mod gil;
mod hash;
mod import;
mod index;
mod index_set;
mod inside;
mod iter;
mod length;
mod locals;
mod matching;
mod ops;
mod repeat;
mod run;
mod sets;
mod share;
mod show;
mod show_object;
mod step;
pub mod threads;
mod traceback;
mod unpack;
pub mod wait;
mod watch;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

pub use frame::{Frame, Ret};
pub use generator::Resumed;
pub use ops::int_of_float;
pub use run::Done;
pub use show::type_name;

use python_base::surrogates;
use refs::{Ref, Weak};

use crate::host::{Host, Stream};
use crate::types::{ExcKind, T};
use crate::value::memory::{self, Meter};
use crate::value::{
    Class, ClassParts, Exc, Locked, Module, Name, NameMap, Names, Run, Solid, Value,
    well_known as w,
};

/// How much a program may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Calls and backward jumps; 0 for any number.
    pub fuel: u64,
    /// Bytes that containers and strings may allocate at a time, roughly.
    pub memory: usize,
    /// Bytes of output.
    pub output: usize,
    /// Python frames: CPython's `sys.getrecursionlimit()`.
    pub recursion: usize,
    /// Rust functions that call Python that call Rust…: bounded by the machine's stack.
    pub native_recursion: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { fuel: 0, memory: 192 << 20, output: 8 << 20, recursion: 1000, native_recursion: 60 }
    }
}

/// What all threads of a running program share.
pub struct Program {
    /// The world around it.
    pub host: Arc<dyn Host>,
    /// What it may use.
    pub limits: Limits,
    /// Identifiers.
    pub names: Arc<Names>,
    /// What it shares with other executions.
    pub kept: crate::Kept,
    /// Built-in classes, by [`T`].
    pub types: Arc<[Ref<Class>]>,
    /// Exception classes, by [`ExcKind`].
    pub exceptions: Arc<[Ref<Class>]>,
    /// Built-in names, by the number of the name.
    pub builtins: Arc<[Value]>,
    /// The module `builtins`.
    pub builtins_module: Ref<Module>,
    /// Modules that were imported.
    pub modules: Locked<HashMap<String, Value>>,
    /// The classes of iterators that were asked for, by what they run over: a few.
    pub iterators: Locked<Vec<(&'static str, Ref<Class>)>>,
    /// The next version of a class.
    pub versions: Arc<AtomicU32>,
    /// From which on they are this execution's.
    pub(crate) first_version: u32,
    /// Modules of the library that the execution before has left.
    pub(crate) library: Locked<crate::kept::Library>,
    /// Whether this one must not leave them to the next.
    pub(crate) spoiled: AtomicBool,
    /// Bytes written.
    pub written: AtomicUsize,
    /// Exceptions that nobody caught.
    pub uncaught: AtomicUsize,
    /// Classes that the program or a module of ours has made.
    pub(crate) classes: Locked<Vec<Weak<Class>>>,
    /// Functions that say what must hold before every step of a steered run.
    pub always: OnceLock<Vec<(Name, crate::Always)>>,
    /// Calls and backward jumps, added up now and then.
    pub spent: AtomicU64,
    /// Whether a limit ended the program.
    pub limited: AtomicBool,
    /// What its values take.
    pub memory: Arc<Meter>,
    /// The lock around the interpreter, if it is to have one.
    pub gil: OnceLock<gil::Gil>,
    /// How long a thread keeps it while another wants it.
    pub switch: gil::SwitchInterval,
    /// Its threads.
    pub threads: threads::Threads,
    /// The process that it is.
    pub process: threads::Process,
    /// There is its first thread.
    pub(crate) _inside: refs::Inside,
}

impl Program {
    /// Whether the program has ended, or was made to, so that the threads that are left must end too.
    pub fn is_over(&self) -> bool {
        self.threads.over.load(Ordering::Acquire)
    }
}

/// What a class's name leads to.
#[derive(Clone, Default)]
pub(crate) struct Cached {
    version: u32,
    name: u32,
    /// In the class or above it, or `Unbound`.
    value: Value,
    /// The slot of instances plus one; 0 for none.
    slot: u32,
    /// Whether the class has a `__getattribute__` in Python.
    asks: bool,
    /// Whether it has a `__getattr__` in Python.
    falls: bool,
    /// Whether it has a `__setattr__` in Python.
    told: bool,
}

impl Cached {
    /// Whether the class has nothing under the name that comes before what an instance has.
    #[inline]
    fn yields(&self) -> bool {
        matches!(self.value, Value::Unbound | Value::Function(_))
    }

    /// The slot of instances, if there is one.
    #[inline]
    fn slot(&self) -> Option<usize> {
        self.slot.checked_sub(1).map(|s| s as usize)
    }
}

/// What a class's name leads to, by way of a thread's cache.
#[inline]
fn cached<'a>(cache: &'a mut [Cached], class: &Class, name: Name) -> &'a Cached {
    let version = class.version.load(Ordering::Acquire);
    let at = (version.wrapping_mul(31) ^ name.0.wrapping_mul(0x9e37_79b1)) as usize % CACHE;
    let cached = &mut cache[at];
    if cached.version != version || cached.name != name.0 || version == 0 {
        cached.fill(class, name, version);
    }
    cached
}

impl Cached {
    #[cold]
    #[inline(never)]
    fn fill(&mut self, class: &Class, name: Name, version: u32) {
        let value = class.lookup(name).unwrap_or_default();
        let slot = class.layout.lock().slots.get(name).map_or(0, |s| s + 1);
        let has = |name| matches!(class.lookup(name), Some(Value::Function(_)));
        let (asks, falls) = (has(w::GETATTRIBUTE), has(w::GETATTR));
        let told = has(w::SETATTR);
        *self = Self { version, name: name.0, value, slot, asks, falls, told };
    }
}

/// One thread's state.
pub struct Vm {
    /// What all share.
    pub program: Arc<Program>,
    /// The frames below the running one.
    pub frames: Vec<Box<Frame>>,
    // In boxes: frames move between here, `frames` and generators.
    #[allow(clippy::vec_box)]
    pool: Vec<Box<Frame>>,
    cache: Vec<Cached>,
    /// The exception being handled: what `sys.exc_info()` says.
    pub(crate) handling: Option<Exc>,
    /// Whether reports say what may have been meant.
    hints: bool,
    /// Until the next look at the host.
    ticks: u32,
    /// How deep it is in modules that are being imported.
    pub(crate) importing: usize,
    /// How deep Rust calls Python.
    native: usize,
    /// Objects whose `repr` is being made.
    showing: Vec<u64>,
    /// The code and instruction that called a native function last.
    here: Option<(Ref<crate::code::Code>, usize)>,
    /// Where the program's text has come to its end, once it has: what waits then is not in any line.
    pub(crate) ended: crate::host::At,
    /// Whether the host decides about each step.
    pub(crate) steered: bool,
    /// Whether somebody looks at what is local, and what was where `here` is.
    watched: Option<locals::Locals>,
    pub(crate) holds_gil: bool,
    /// `threading.get_ident()`
    pub number: u64,
    /// Whether it is the program's first thread.
    main: bool,
    /// Checkpoints between two looks.
    interval: u32,
    /// Checkpoints since it last handed over the lock around the interpreter.
    held_for: u32,
    /// Texts of one ASCII character, once asked for. Not of the whole program: threads would all count the same references.
    characters: Vec<Value>,
    /// Room for the arguments of a call that are given by name.
    keywords: Vec<(Name, Value)>,
    /// Of `asyncio`; None where there is none.
    pub(crate) running_loop: Value,
    /// `threading.local`: by the object's number.
    pub(crate) locals: HashMap<u64, (std::sync::Weak<()>, Value)>,
}

const CACHE: usize = 1024;

// What a thread has found out about the library's classes another one need not.
impl Drop for Vm {
    fn drop(&mut self) {
        let mut cache = std::mem::take(&mut self.cache);
        let (first, next) = (self.program.first_version, &self.program.versions);
        // Most programs of a search define no class.
        if next.load(Ordering::Relaxed) != first {
            for cached in cache.iter_mut().filter(|cached| cached.version >= first) {
                *cached = Cached::default();
            }
        }
        self.program.kept.put_cache(cache);
    }
}

/// Bytes from which on it is asked whether there is room for more.
const MUCH: usize = 1 << 16;

impl Vm {
    /// A thread's machine.
    pub fn new(program: Arc<Program>) -> Self {
        let interval = Self::turn(&program);
        let steered = program.host.steers();
        let watched = (steered && program.host.watches()).then(Vec::new);
        memory::attach(&program.memory);
        let cache = program.kept.cache().unwrap_or_else(|| vec![Cached::default(); CACHE]);
        Self {
            program,
            frames: Vec::new(),
            pool: Vec::new(),
            cache,
            handling: None,
            hints: false,
            ticks: interval,
            importing: 0,
            native: 0,
            showing: Vec::new(),
            here: None,
            steered,
            watched,
            holds_gil: false,
            number: 0,
            main: false,
            interval,
            held_for: 0,
            characters: Vec::new(),
            keywords: Vec::new(),
            running_loop: Value::None,
            ended: crate::host::At::default(),
            locals: HashMap::new(),
        }
    }

    /// A built-in class.
    #[inline]
    pub fn class(&self, t: T) -> &Ref<Class> {
        &self.program.types[t as usize]
    }

    /// An exception class.
    pub fn exception_class(&self, kind: ExcKind) -> &Ref<Class> {
        &self.program.exceptions[kind as usize]
    }

    /// The class of a value.
    #[inline]
    pub fn class_of(&self, value: &Value) -> Ref<Class> {
        match value {
            Value::Instance(i) => i.class.get(),
            Value::Class(c) => c.meta.clone().unwrap_or_else(|| self.class(T::Type).clone()),
            Value::Iter(i) if T::of(value) == T::Iterator => self.iterator_class(i.kind),
            _ => self.class(T::of(value)).clone(),
        }
    }

    /// The class of iterators over one kind of thing, made when first asked for.
    #[cold]
    fn iterator_class(&self, kind: &'static str) -> Ref<Class> {
        let common = self.class(T::Iterator);
        let mut known = self.program.iterators.lock();
        if let Some((_, class)) = known.iter().find(|(of, _)| *of == kind) {
            return class.clone();
        }
        let (module, name) = kind.split_once('.').unwrap_or(("builtins", kind));
        let class = Class::new(ClassParts {
            name: name.to_owned(),
            qualname: name.to_owned(),
            module: module.to_owned(),
            bases: common.bases.clone(),
            mro: common.mro.clone(),
            meta: None,
            dict: common.dict.get(),
            solid: Solid::Final,
            new: None,
            open: false,
            heap: false,
            slots: None,
            slot_names: Vec::new(),
            finalizes: false,
            version: self.program.versions.fetch_add(1, Ordering::Relaxed),
        });
        known.push((kind, class.clone()));
        class
    }

    /// Looks a name up in a class, by way of this thread's cache. The second is the slot of instances, if there is one.
    #[inline]
    pub(crate) fn lookup(&mut self, class: &Ref<Class>, name: Name) -> (Value, Option<usize>) {
        let cached = cached(&mut self.cache, class, name);
        (cached.value.clone(), cached.slot())
    }

    /// A special method of a value's class.
    pub(crate) fn special(&mut self, value: &Value, name: Name) -> Option<Value> {
        let class = self.class_of(value);
        self.lookup(&class, name).0.bound().filter(|v| !v.is_none())
    }

    /// A special method that is not merely what its built-in type does anyway.
    #[inline]
    pub(crate) fn custom(&mut self, value: &Value, name: Name) -> Option<Value> {
        let Value::Instance(instance) = value else { return None };
        let later;
        let class = match instance.class.first() {
            Some(class) => class,
            None => {
                later = instance.class.get();
                &later
            }
        };
        match &cached(&mut self.cache, class, name).value {
            Value::Unbound => None,
            Value::Builtin(def) if def.generic => None,
            found => Some(found.clone()),
        }
    }

    /// A text of one character.
    pub(crate) fn character(&mut self, c: char) -> Value {
        if !c.is_ascii() {
            return Value::str(c.to_string());
        }
        if self.characters.is_empty() {
            self.characters = ('\0'..='\x7f').map(|c| Value::str(c.to_string())).collect();
        }
        self.characters[c as usize].clone()
    }

    /// The name of a text.
    pub fn intern(&self, text: &str) -> Name {
        self.program.names.intern(text)
    }

    /// A name's text.
    pub fn text(&self, name: Name) -> String {
        self.program.names.text(name)
    }

    /// Looks whether to stop; called at calls and backward jumps.
    #[inline]
    pub(crate) fn tick(&mut self) -> Run<()> {
        self.ticks -= 1;
        if self.ticks == 0 { self.look() } else { Ok(()) }
    }

    #[cold]
    fn look(&mut self) -> Run<()> {
        let limits = self.program.limits;
        let turn = self.interval;
        let spent = self.program.spent.fetch_add(u64::from(turn), Ordering::Relaxed);
        self.interval = Self::turn(&self.program);
        self.ticks = self.interval;
        if limits.fuel > 0 && spent > limits.fuel {
            return Err(self.stop("the program was stopped: it took more steps than it may"));
        }
        if !self.program.host.checkpoint() {
            return Err(self.stop("the program was stopped"));
        }
        if self.program.memory.bytes() > limits.memory {
            return Err(self.out_of_memory());
        }
        if self.program.is_over() && (!self.main || self.program.ended_as().is_some()) {
            return Err(self.error(ExcKind::Stopped, "the program has ended"));
        }
        self.hand_over_gil(turn)
    }

    /// Ends the whole program: the first reason is the one that counts.
    pub(crate) fn stop(&mut self, why: &str) -> Exc {
        self.program.limited.store(true, Ordering::Relaxed);
        self.program.end_threads(why);
        self.error(ExcKind::Stopped, why)
    }

    #[cold]
    pub(crate) fn out_of_memory(&mut self) -> Exc {
        let most = self.program.limits.memory >> 20;
        self.error(
            ExcKind::MemoryError,
            format!("this needs more memory than a program here may have ({most} MB)"),
        )
    }

    /// Refuses ints with which one operation would take long, for nothing can stop it half-way.
    pub(crate) fn int_bits(&mut self, bits: usize) -> Run<()> {
        const MOST: usize = 1 << 24;
        if bits > MOST {
            return Err(self.error(
                ExcKind::MemoryError,
                "this int would have more digits than a program here may calculate with (5 million)",
            ));
        }
        self.allocate(bits / 8)
    }

    /// Accounts for an allocation that a program can make as large as it likes.
    pub fn allocate(&mut self, bytes: usize) -> Run<()> {
        // Filling it takes time, which counts towards the next look at the host.
        let steps = u32::try_from(bytes >> 14).unwrap_or(gil::TICKS);
        self.ticks = self.ticks.saturating_sub(steps).max(1);
        if self.program.memory.bytes().saturating_add(bytes) > self.program.limits.memory {
            return Err(self.out_of_memory());
        }
        Ok(())
    }

    /// Accounts for what grows piece by piece and has so many bytes by now. Once that is much, it can be stopped there.
    #[inline]
    pub fn room(&mut self, bytes: usize) -> Run<()> {
        if bytes < MUCH { Ok(()) } else { self.more_room(bytes) }
    }

    #[cold]
    fn more_room(&mut self, bytes: usize) -> Run<()> {
        if self.program.memory.bytes().saturating_add(bytes) > self.program.limits.memory {
            return Err(self.out_of_memory());
        }
        self.tick()
    }

    /// Writes output, up to the limit.
    pub fn write(&mut self, stream: Stream, text: &str) -> Run<()> {
        let escaped;
        let mut text = text;
        if surrogates::any(text) {
            if stream == Stream::Out {
                let at = text.chars().take_while(|c| !surrogates::is_lone(*c)).count();
                let lone = text.chars().skip(at).take_while(|c| surrogates::is_lone(*c)).count();
                let why = "surrogates not allowed";
                let object = Value::str(text);
                return Err(self.unicode_error(true, "utf-8", object, at..at + lone, why));
            }
            let shown = |c: char| match surrogates::is_lone(c) {
                true => python_base::repr::to_escapes(&String::from(c)),
                false => c.into(),
            };
            escaped = text.chars().map(shown).collect::<String>();
            text = &escaped;
        }
        let before = self.program.written.fetch_add(text.len(), Ordering::Relaxed);
        let limit = self.program.limits.output;
        if before > limit {
            return Err(self.stop("the program was stopped: it printed more than it may"));
        }
        let mut end = text.len().min(limit - before);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.program.host.write(stream, &text[..end]);
        if end < text.len() {
            self.program.host.write(stream, "\n… (the output is longer than it may be)\n");
            return Err(self.stop("the program was stopped: it printed more than it may"));
        }
        Ok(())
    }

    /// Runs Rust code that calls Python, as deep as the machine's stack allows.
    pub(crate) fn nested<R>(&mut self, f: impl FnOnce(&mut Self) -> Run<R>) -> Run<R> {
        self.nested_in("", f)
    }

    /// The same, in a place that the message names.
    pub(crate) fn nested_in<R>(
        &mut self,
        place: &str,
        f: impl FnOnce(&mut Self) -> Run<R>,
    ) -> Run<R> {
        if self.native >= self.program.limits.native_recursion {
            let what = format!("maximum recursion depth exceeded{place}");
            return Err(self.error(ExcKind::RecursionError, what));
        }
        self.native += 1;
        let result = f(self);
        self.native -= 1;
        result
    }

    pub(crate) fn namespace(&self) -> Ref<Locked<NameMap>> {
        Ref::new(Locked::new(NameMap::new()))
    }
}
