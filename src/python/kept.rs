//! What executions of a program can share: identifiers, and text that was compiled. A search plays a program many thousand times.

mod library;

use std::collections::HashMap;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

pub(crate) use library::Library;

use refs::Ref;

use crate::code::{Code, Instr, Source};
use crate::compile::Compiled;
use crate::syntax::{self, Diagnostic};
use crate::value::{Class, Name, Names, Value};
use crate::vm::Cached;
use crate::{builtins, types};

/// Identifiers and compiled text. A clone shares them.
#[derive(Clone, Default)]
pub struct Kept(Arc<Inner>);

/// As many threads as most programs have.
const CACHES: usize = 8;
/// The first version of a class that is not built in.
const FIRST_VERSION: u32 = 1000;

struct Inner {
    names: Arc<Names>,
    /// By the file's name; the text is compared.
    compiled: Mutex<HashMap<String, Arc<Compiled>>>,
    built_in: OnceLock<BuiltIn>,
    /// The next version of a class: no two that the executions have at any time may have the same.
    versions: Arc<AtomicU32>,
    library: Mutex<Library>,
    /// What threads have found out about classes that are not an execution's.
    caches: Mutex<Vec<Vec<Cached>>>,
}

impl Default for Inner {
    fn default() -> Self {
        Self {
            names: Arc::default(),
            compiled: Mutex::default(),
            built_in: OnceLock::new(),
            versions: Arc::new(AtomicU32::new(FIRST_VERSION)),
            library: Mutex::default(),
            caches: Mutex::default(),
        }
    }
}

/// What no program can change: classes, and what stands in the module `builtins` at first.
pub(crate) struct BuiltIn {
    pub types: Arc<[Ref<Class>]>,
    pub exceptions: Arc<[Ref<Class>]>,
    /// By the number of the name.
    pub by_name: Arc<[Value]>,
    pub named: Vec<(Name, Value)>,
}

impl BuiltIn {
    fn new(names: &Names) -> Self {
        let (types, exceptions) = types::classes(names);
        let functions = builtins::all().map(|def| (def.name.to_owned(), Value::Builtin(def)));
        let classes = types::named(&types, &exceptions);
        let constants = [
            ("Ellipsis", Value::Ellipsis),
            ("NotImplemented", Value::NotImplemented),
            ("__debug__", Value::Bool(true)),
        ];
        let constants = constants.map(|(name, value)| (name.to_owned(), value));
        let named: Vec<(Name, Value)> = functions
            .chain(classes)
            .chain(constants)
            .map(|(name, value)| (names.intern(&name), value))
            .collect();
        let most = named.iter().map(|(name, _)| name.0).max().unwrap_or(0);
        let mut by_name = vec![Value::Unbound; most as usize + 1];
        for (name, value) in &named {
            by_name[name.0 as usize] = value.clone();
        }
        Self { types: types.into(), exceptions: exceptions.into(), by_name: by_name.into(), named }
    }
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept").finish_non_exhaustive()
    }
}

// Not the small locks of objects: who comes for these may not be there yet, as far as those know.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Kept {
    /// The identifiers.
    pub(crate) fn names(&self) -> &Arc<Names> {
        &self.0.names
    }

    pub(crate) fn built_in(&self) -> &BuiltIn {
        self.0.built_in.get_or_init(|| BuiltIn::new(&self.0.names))
    }

    pub(crate) fn versions(&self) -> &Arc<AtomicU32> {
        &self.0.versions
    }

    /// What the execution before has left. Of two at a time one has it.
    pub(crate) fn take_library(&self) -> Library {
        std::mem::take(&mut *lock(&self.0.library))
    }

    fn put_library(&self, library: Library) {
        let _another = std::mem::replace(&mut *lock(&self.0.library), library);
    }

    pub(crate) fn cache(&self) -> Option<Vec<Cached>> {
        lock(&self.0.caches).pop()
    }

    pub(crate) fn put_cache(&self, cache: Vec<Cached>) {
        let mut caches = lock(&self.0.caches);
        if caches.len() < CACHES {
            caches.push(cache);
        }
    }

    fn forget_caches(&self) {
        let _dropped = std::mem::take(&mut *lock(&self.0.caches));
    }

    /// What a module of the library imports when it is run.
    fn imports(&self, module: &str) -> Vec<Name> {
        let compiled = lock(&self.0.compiled).get(&format!("{module}.py")).cloned();
        let Some(compiled) = compiled else { return Vec::new() };
        let imports = compiled.code.instrs.iter().filter_map(|instr| match instr {
            Instr::Import { name, .. } => Some(compiled.code.names[*name as usize]),
            _ => None,
        });
        imports.collect()
    }

    /// How many hold the code of its texts: what an execution has left behind holds some.
    #[doc(hidden)]
    pub fn holders(&self) -> usize {
        fn of(code: &Ref<Code>) -> usize {
            let nested = code.consts.iter().map(|value| match value {
                Value::Code(code) => of(code),
                _ => 0,
            });
            Ref::strong_count(code) + nested.sum::<usize>()
        }
        lock(&self.0.compiled).values().map(|compiled| of(&compiled.code)).sum()
    }

    /// The names of the modules that it has for the next execution.
    #[doc(hidden)]
    pub fn left(&self) -> Vec<String> {
        lock(&self.0.library).names()
    }

    /// A text, compiled now or before.
    pub(crate) fn compile(
        &self,
        file: &str,
        text: &str,
        hidden: bool,
    ) -> Result<Arc<Compiled>, Box<(Arc<Source>, Diagnostic)>> {
        let known = lock(&self.0.compiled).get(file).cloned();
        if let Some(known) = known.filter(|known| known.code.source.text == text) {
            return Ok(known);
        }
        // Not while others wait for the lock: two that compile the same come to the same.
        let source = Arc::new(Source::new(file, text, hidden));
        match syntax::compile(&source, &self.0.names) {
            Ok(compiled) => {
                let compiled = Arc::new(compiled);
                lock(&self.0.compiled).insert(file.to_owned(), compiled.clone());
                Ok(compiled)
            }
            Err(wrong) => Err(Box::new((source, wrong))),
        }
    }
}
