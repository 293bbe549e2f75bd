//! The threads of a program: how they start, and how a program ends that has some.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use refs::{Ref, Weak};

use super::gil::{Gil, GilState};
use super::wait::{Limit, Monitor};
use super::{Program, Vm};
use crate::Options;
use crate::host::{Action, Host, Job, Kind, Op, Stream};
use crate::types::ExcKind;
use crate::value::{Exc, Locked, Module, Name, Run, Value, dropped, well_known};

/// What all threads of a program know of each other.
#[derive(Debug)]
pub struct Threads {
    /// Whether all are to end.
    pub over: AtomicBool,
    /// The exit status of a process that was ended at once.
    ended_as: OnceLock<i32>,
    /// Is called before a process ends itself at once.
    pub at_death: OnceLock<Value>,
    /// Why, if it was not that the program was done.
    why: Locked<Option<String>>,
    /// How many got their name from a number.
    pub named: AtomicU64,
    /// How many there are besides the first.
    running: Arc<Monitor<usize>>,
    /// Those that the program waits for at its end.
    waited_for: Locked<Vec<Arc<Monitor<bool>>>>,
}

/// Numbers of threads, drawn like addresses: large, and a page apart.
pub const FIRST_THREAD: u64 = 0x7f3a_0000_1000;

/// The last numbers that the processes of one execution have drawn. They begin anew with each, so that a program that shows them does
/// the same when it is played the same way.
#[derive(Debug)]
struct Numbers {
    thread: AtomicU64,
    process: AtomicU64,
}

impl Vm {
    fn next_number(&self) -> u64 {
        self.program.process.numbers.thread.fetch_add(0x1000, Ordering::Relaxed)
    }
}

impl Threads {
    /// None yet.
    pub fn new(host: &Arc<dyn Host>) -> Self {
        Self {
            over: AtomicBool::new(false),
            ended_as: OnceLock::new(),
            at_death: OnceLock::new(),
            why: Locked::new(None),
            named: AtomicU64::new(0),
            running: Arc::new(Monitor::new(0, host.place(Kind::Thread, ""))),
            waited_for: Locked::new(Vec::new()),
        }
    }
}

/// The process that a program is. Each has objects of its own; another process of the same program runs its text once more.
#[derive(Debug)]
pub struct Process {
    /// `os.getpid()`
    pub id: i64,
    /// `os.getppid()`
    pub parent: i64,
    /// Text of the program.
    pub source: Arc<str>,
    /// How it runs.
    pub options: Options,
    numbers: Arc<Numbers>,
    /// Its files, which are those of all.
    pub disk: crate::modules::disk::Disk,
    /// Whether it still runs the program's text for what that defines, before it does what it is for.
    pub beginning: AtomicBool,
}

/// Of the first process.
const FIRST_PROCESS: i64 = 4242;

impl Process {
    /// The one that is run first.
    pub fn first(source: &str, options: Options) -> Self {
        Self {
            id: FIRST_PROCESS,
            parent: 1,
            numbers: Arc::new(Numbers {
                thread: AtomicU64::new(FIRST_THREAD),
                process: AtomicU64::new(FIRST_PROCESS as u64),
            }),
            disk: crate::modules::disk::Disk::default(),
            source: source.into(),
            options,
            beginning: AtomicBool::new(false),
        }
    }

    /// One that it starts.
    pub fn child(&self) -> Self {
        Self {
            id: self.numbers.process.fetch_add(1, Ordering::Relaxed) as i64 + 1,
            numbers: self.numbers.clone(),
            disk: self.disk.clone(),
            parent: self.id,
            source: self.source.clone(),
            options: self.options,
            beginning: AtomicBool::new(true),
        }
    }
}

impl Program {
    /// Has a lock around the interpreter from now on.
    pub fn lay_gil(&self, interval: Option<u32>) {
        if let Some(interval) = interval {
            let monitor = Monitor::new(GilState::default(), self.host.place(Kind::Gil, "GIL"));
            let _ = self.gil.set(Gil { monitor, interval });
        }
    }

    /// Ends a process at once, from outside or by itself: nothing of it runs any more.
    pub fn end_as(&self, status: i32) {
        let _ = self.threads.ended_as.set(status);
        self.threads.over.store(true, Ordering::Release);
        self.host.wake_all();
    }

    /// The exit status, where it was ended at once.
    pub fn ended_as(&self) -> Option<i32> {
        self.threads.ended_as.get().copied()
    }

    /// Has all threads end; a reason is kept, if there was none before.
    pub fn end_threads(&self, why: &str) {
        if !why.is_empty() {
            let mut kept = self.threads.why.lock();
            if kept.is_none() {
                *kept = Some(why.to_owned());
            }
        }
        self.threads.over.store(true, Ordering::Release);
        self.host.wake_all();
    }
}

/// Takes a program apart that has ended, however it did. Objects that refer to each other in a circle keep each other: a function its
/// module and that the function, a method its class and that the method.
pub(crate) struct Dismantled(Arc<Program>);

impl Program {
    /// What takes it apart in the end.
    pub(crate) fn dismantled(self: &Arc<Self>) -> Dismantled {
        Dismantled(self.clone())
    }
}

impl Drop for Dismantled {
    fn drop(&mut self) {
        let modules = std::mem::take(&mut *self.0.modules.lock()).into_values();
        let modules = modules.filter_map(|value| match value {
            Value::Module(module) => Some(module),
            _ => None,
        });
        let classes = std::mem::take(&mut *self.0.classes.lock());
        let classes = classes.iter().filter_map(Weak::upgrade).collect();
        let (modules, classes) = self.0.leave(modules.collect(), classes);
        for module in modules {
            drop(module.empty());
        }
        for class in classes {
            let dict = std::mem::take(&mut *class.dict.lock());
            drop(dict);
        }
        dropped::forget();
    }
}

/// Counts a thread as ended, however it ends. It is the last that a thread does: nothing of the program is left in it then.
struct Ending(Arc<Monitor<usize>>, Arc<Monitor<bool>>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.1.quietly(|done| *done = true);
        self.0.quietly(|n| *n -= 1);
    }
}

impl Vm {
    /// The machine of a program's first thread.
    pub fn main(program: Arc<Program>) -> Self {
        let mut vm = Self::new(program);
        vm.main = true;
        vm.number = vm.next_number();
        // Nobody else is there yet who could have it.
        let _ = vm.take_gil();
        vm
    }

    /// The program's own module, known by `name`.
    pub fn main_module(
        &mut self,
        name: &str,
        globals: &[Name],
        doc: &Option<Value>,
    ) -> Ref<Module> {
        let module = Module::new(name);
        module.lay_out(globals);
        module.set(well_known::NAME, Value::str(name));
        module.set(well_known::FILE, Value::str(crate::FILE));
        module.set(well_known::DOC, doc.clone().unwrap_or(Value::None));
        let builtins = Value::Module(self.program.builtins_module.clone());
        module.set(self.intern("__builtins__"), builtins);
        for name in ["__spec__", "__package__"] {
            module.set(self.intern(name), Value::None);
        }
        let mut modules = self.program.modules.lock();
        // A process that was started knows it by both names.
        for name in [name, "__main__"] {
            modules.insert(name.to_owned(), Value::Module(module.clone()));
        }
        module
    }

    /// Runs the program's text in a process that another one started.
    pub fn run_again(&mut self) -> Run<()> {
        let text = self.program.process.source.clone();
        match self.program.kept.compile(crate::FILE, &text, false) {
            Ok(compiled) => {
                let module = self.main_module("__mp_main__", &compiled.globals, &compiled.code.doc);
                self.run_main(&compiled.code, &module)
            }
            Err(wrong) => Err(self.error(ExcKind::SyntaxError, wrong.1.message)),
        }
    }

    /// Whether an exception only says that all is over.
    pub fn is_stop_value(&self, exc: &Exc) -> bool {
        self.is_stop(exc)
    }

    /// Starts a thread that calls `func`; gives its number, and what says that it has ended.
    pub fn start_thread(
        &mut self,
        func: Value,
        name: &str,
        daemon: bool,
    ) -> Run<(u64, Arc<Monitor<bool>>)> {
        let number = self.next_number();
        let place = self.program.host.place(Kind::Thread, name);
        let done = Arc::new(Monitor::new(false, place));
        let program = self.program.clone();
        self.program.threads.running.quietly(|n| *n += 1);
        let ending = Ending(program.threads.running.clone(), done.clone());
        let inside = refs::Inside::another(|spread| program.share(spread));
        let work = move || {
            let ending = ending;
            let inside = inside;
            let (program, func) = (program, func);
            let mut vm = Self::new(program.clone());
            vm.number = number;
            if vm.take_gil().is_ok() {
                let result = vm.call(&func, &[]);
                drop(func);
                let _ = vm.settle();
                if let Err(exc) = result
                    && !vm.is_stop(&exc)
                {
                    let text = vm.traceback(&exc);
                    vm.program.uncaught.fetch_add(1, Ordering::Relaxed);
                    vm.say_error(&text);
                }
                vm.running_loop = Value::None;
                vm.locals.clear();
            }
            // A step of its own, which whoever joins it waits for.
            let _ = vm.change(&ending.1, Action::End, |done| *done = true);
            let _ = vm.release_gil();
            drop(vm);
            dropped::forget();
            drop(program);
            drop(inside);
            // The next program's thread may be this one.
            dropped::forget();
            drop(ending);
        };
        let job = Job { number, name: name.to_owned(), process: false, work: Box::new(work) };
        if let Err(_why) = self.program.host.clone().spawn(job) {
            return Err(self.error(ExcKind::RuntimeError, "can't start new thread"));
        }
        if !daemon {
            let mut all = self.program.threads.waited_for.lock();
            all.retain(|m| !m.look(|done| *done));
            all.push(done.clone());
        }
        Ok((number, done))
    }

    /// Waits for the end of a thread; whether it came.
    pub fn join_thread(&mut self, done: &Monitor<bool>, limit: Limit) -> Run<bool> {
        let ended = self.wait_for(
            done,
            Action::Join,
            limit,
            |_| None,
            |done| *done,
            |done| done.then_some(()),
        )?;
        Ok(ended.is_some())
    }

    /// What comes after a program's last statement: reports its exception, waits for its threads, ends those that are daemons. The exit status, and
    /// what is left to print.
    pub fn end_program(&mut self, result: Run<()>) -> (i32, String) {
        let (exit, report) = match result {
            Ok(()) => (0, String::new()),
            Err(exc) if self.is_stop(&exc) => (1, String::new()),
            Err(exc) => {
                let (exit, text) = self.uncaught(&exc);
                if !text.is_empty() {
                    self.program.uncaught.fetch_add(1, Ordering::Relaxed);
                }
                drop(exc);
                (exit, text)
            }
        };
        // CPython prints it before it waits for threads.
        let left = match self.write(Stream::Err, &report) {
            Ok(()) => String::new(),
            Err(_) => report,
        };
        self.shut_down("threading");
        loop {
            let next = self.program.threads.waited_for.lock().pop();
            let Some(done) = next else { break };
            if self.join_thread(&done, Limit::Never).is_err() {
                break;
            }
        }
        self.shut_down("multiprocessing");
        let well = !self.program.is_over();
        self.program.end_threads("");
        let _ = self.release_gil();
        let op = Op { action: Action::Settle, at: self.ended, limited: false, holder: None };
        self.program.threads.running.settle(op, |n| *n == 0);
        let main = self.program.modules.lock().get("__main__").cloned();
        if let Some(Value::Module(module)) = main
            && well
        {
            let _ = self.finish(&module);
        }
        let why = self.program.threads.why.get();
        match why {
            Some(why) => (1, format!("{left}{why}\n")),
            None => (exit, left),
        }
    }

    /// Calls `_shutdown` of a module, if it was imported.
    fn shut_down(&mut self, name: &str) {
        let module = self.program.modules.lock().get(name).cloned();
        if let Some(module) = module
            && !self.program.is_over()
        {
            let hook = self.intern("_shutdown");
            if let Err(e) = self.call_method(&module, hook, &[])
                && !self.is_stop(&e)
            {
                let text = self.traceback(&e);
                self.say_error(&text);
            }
        }
    }

    /// Writes to `sys.stderr`, wherever the program has put it.
    pub fn say_error(&mut self, text: &str) {
        let sys = self.program.modules.lock().get("sys").cloned();
        let name = self.intern("stderr");
        let stream = match &sys {
            Some(Value::Module(m)) => m.get(name),
            _ => None,
        };
        let native = match &stream {
            Some(Value::Instance(i)) => i.native::<Stream>().copied(),
            _ => None,
        };
        let write = self.intern("write");
        // What cannot be said is not said.
        let _ = match (stream, native) {
            (Some(stream), None) if !stream.is_none() => {
                self.call_method(&stream, write, &[Value::str(text)]).map(drop)
            }
            (_, native) => self.write(native.unwrap_or(Stream::Err), text),
        };
    }

    /// Runs a program once more as another process: on a thread that the host starts.
    pub fn start_process(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Vm) -> i32 + Send + 'static,
        exit: Arc<Monitor<Option<i32>>>,
    ) -> Run<Arc<Program>> {
        let process = self.program.process.child();
        let program = crate::program(
            self.program.host.clone(),
            process.options,
            process,
            self.program.kept.clone(),
        );
        let theirs = program.clone();
        let number = self.next_number();
        let at_end = Exited(exit);
        let work = move || {
            let at_end = at_end;
            let dismantled = theirs.dismantled();
            let mut vm = Vm::main(theirs.clone());
            let code = work(&mut vm);
            let ended = vm.program.ended_as();
            let (_, left) = vm.end_program(Ok(()));
            if ended.is_none() && !left.is_empty() {
                theirs.host.write(Stream::Err, &left);
            }
            drop(vm);
            drop(dismantled);
            let code = ended.unwrap_or(code);
            at_end.0.quietly(|exit| *exit = Some(code));
        };
        let job = Job { number, name: name.to_owned(), process: true, work: Box::new(work) };
        if let Err(why) = self.program.host.clone().spawn(job) {
            return Err(self.error(ExcKind::OsError, format!("can't start another process: {why}")));
        }
        Ok(program)
    }

    /// `os._exit()`
    pub(crate) fn exit_at_once(&mut self, status: i32) -> Run<Value> {
        if let Some(f) = self.program.threads.at_death.get().cloned() {
            self.call(&f, &[])?;
        }
        self.program.end_as(status);
        Err(self.error(ExcKind::Stopped, "the program has ended"))
    }
}

/// Says that a process has ended, even if its thread panics.
struct Exited(Arc<Monitor<Option<i32>>>);

impl Drop for Exited {
    fn drop(&mut self) {
        self.0.quietly(|exit| *exit = Some(exit.unwrap_or(1)));
    }
}

impl Vm {
    /// `warnings.warn`: a line says where, the next one what stands there.
    pub(crate) fn warn(&mut self, class: &str, text: &str, more: &str) {
        let at = self.at();
        let source = self.program.process.source.clone();
        let line = source
            .lines()
            .nth((at.line as usize).saturating_sub(1))
            .unwrap_or_default()
            .trim()
            .to_owned();
        let shown =
            if line.is_empty() || at.line == 0 { String::new() } else { format!("  {line}\n") };
        let file = if at.line == 0 { "sys".to_owned() } else { crate::FILE.to_owned() };
        self.say_error(&format!("{file}:{}: {class}: {text}\n{shown}{more}", at.line.max(1)));
    }

    /// What an exception of another thread looks like, for `_thread`.
    pub(crate) fn exception_of_value(&mut self, v: &Value) -> Option<Exc> {
        match v {
            Value::Instance(i) if matches!(i.payload, crate::value::Payload::Exception(_)) => {
                Some(Exc(i.clone()))
            }
            _ => None,
        }
    }
}
