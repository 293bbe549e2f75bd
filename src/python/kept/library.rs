//! Modules of the library that one execution leaves to the next. To import `threading` takes longer than all that a small program
//! does, and a search plays that program many thousand times.
//!
//! A module stays when nothing in it changes while programs run: functions, classes, and what cannot be changed. What does change it
//! makes in a function `_begin`, which is called for each execution. A program can still change what stays, by setting an attribute of
//! it: then nothing is left to the next execution, which imports all anew ([`Vm::spoil`]).

use std::sync::atomic::Ordering;

use refs::Ref;

use crate::code::{Code, Instr};
use crate::modules;
use crate::value::{Class, Module, Name, Names, Object, Run, Value};
use crate::vm::{Program, Vm};

/// What makes a module's part that is new with each execution.
const BEGIN: &str = "_begin";

/// The modules that stay, and their classes.
#[derive(Debug, Default)]
pub(crate) struct Library {
    modules: Vec<Ref<Module>>,
    classes: Vec<Ref<Class>>,
    /// The module `builtins`.
    pub builtins: Option<Ref<Module>>,
}

impl Library {
    pub(super) fn names(&self) -> Vec<String> {
        self.modules.iter().map(|module| module.name.clone()).collect()
    }
}

// What refers to itself in a circle is taken apart.
impl Drop for Library {
    fn drop(&mut self) {
        for module in &self.modules {
            drop(module.empty());
        }
        for class in &self.classes {
            let dict = std::mem::take(&mut *class.dict.lock());
            drop(dict);
        }
    }
}

impl Program {
    /// Leaves to the next execution what it can have of these modules and classes; the others are given back.
    pub(crate) fn leave(
        &self,
        loaded: Vec<Ref<Module>>,
        classes: Vec<Ref<Class>>,
    ) -> (Vec<Ref<Module>>, Vec<Ref<Class>>) {
        let mut library = std::mem::take(&mut *self.library.lock());
        let open = library.modules.iter().any(|module| module.is_open());
        if open || self.spoiled.load(Ordering::Relaxed) {
            self.kept.forget_caches();
            return (loaded, classes);
        }
        let check = Check::of(&self.names, &loaded, &library.modules);
        let stays = |class: &Ref<Class>| check.seen.contains(&Ref::as_ptr(class).cast());
        let (mut staying, classes) = classes.into_iter().partition(stays);
        library.classes.append(&mut staying);
        library.modules = check.staying;
        let stays = |module: &Ref<Module>| library.modules.iter().any(|m| Ref::ptr_eq(m, module));
        let loaded = loaded.into_iter().filter(|module| !stays(module)).collect();
        for module in &library.modules {
            for name in made_anew(module, &self.names) {
                module.set(name, Value::None);
            }
        }
        library.builtins = Some(self.builtins_module.clone()).filter(|module| !module.is_open());
        self.kept.put_library(library);
        (loaded, classes)
    }
}

impl Vm {
    /// Is told of what changes a function, a class or a module, or may do so from now on: one of the library's does not stay
    /// as it is. While the library is imported it makes itself.
    pub(crate) fn spoil(&self, module: &str) {
        if self.importing == 0 && module != "__main__" && module != "__mp_main__" {
            self.program.spoiled.store(true, Ordering::Relaxed);
        }
    }

    /// A module that the execution before has left.
    pub(crate) fn left(&mut self, name: &str) -> Run<Option<Value>> {
        let left = self.program.library.lock().modules.iter().find(|m| m.name == name).cloned();
        let Some(module) = left else { return Ok(None) };
        let value = Value::Module(module.clone());
        // Another thread may be as far.
        if self.program.modules.lock().insert(name.to_owned(), value.clone()).is_some() {
            return Ok(Some(value));
        }
        for needed in self.program.kept.imports(name) {
            let needed = self.text(needed);
            self.module(&needed)?;
        }
        if let Some(begin) = module.get(self.intern(BEGIN)) {
            self.of_the_library(|vm| vm.call(&begin, &[]))?;
        }
        Ok(Some(value))
    }
}

/// The globals that a module makes anew for each execution.
fn made_anew(module: &Module, names: &Names) -> Vec<Name> {
    match names.find(BEGIN).and_then(|name| module.get(name)) {
        Some(Value::Function(begin)) => stored(&begin.code, module).collect(),
        _ => Vec::new(),
    }
}

/// The globals that a code stores.
fn stored<'a>(code: &'a Code, module: &'a Module) -> impl Iterator<Item = Name> + 'a {
    code.instrs.iter().filter_map(|instr| match instr {
        Instr::StoreGlobal { slot, .. } | Instr::DeleteGlobal { slot, .. } => module.name_of(*slot),
        _ => None,
    })
}

/// Looks which of an execution's modules can stay.
struct Check<'a> {
    names: &'a Names,
    staying: Vec<Ref<Module>>,
    /// Functions and classes that stay, or are looked at.
    seen: Vec<*const ()>,
    /// Globals that the module which is looked at makes anew.
    anew: Vec<Name>,
}

impl<'a> Check<'a> {
    /// Those that stayed before do so again. Where there is no other, nothing needs to be looked at.
    fn of(names: &'a Names, loaded: &[Ref<Module>], stayed: &[Ref<Module>]) -> Self {
        let mut check =
            Self { names, staying: stayed.to_vec(), seen: Vec::new(), anew: Vec::new() };
        for module in loaded {
            let name = &module.name;
            // A module with others in it is changed when they are imported.
            let within = |other: &Ref<Module>| other.name.starts_with(&format!("{name}."));
            if !name.contains('.')
                && modules::exists(name)
                && !stayed.iter().any(|other| other.name == *name)
                && !loaded.iter().any(within)
            {
                check.staying.push(module.clone());
            }
        }
        if check.staying.len() > stayed.len() {
            check.look();
        }
        check
    }

    /// Lets go of modules until none is left that cannot stay: those that refer to one that cannot cannot either.
    fn look(&mut self) {
        loop {
            self.seen.clear();
            let all = self.staying.clone();
            let Some(changing) = all.iter().position(|module| !self.module(module)) else { break };
            self.staying.remove(changing);
        }
    }

    /// Whether it is met for the first time.
    fn is_new(&mut self, it: *const ()) -> bool {
        let new = !self.seen.contains(&it);
        if new {
            self.seen.push(it);
        }
        new
    }

    fn module(&mut self, module: &Module) -> bool {
        if module.is_open() {
            return false;
        }
        self.anew = made_anew(module, self.names);
        let anew = self.anew.clone();
        let globals = module.all().into_iter().filter(|(name, _)| !anew.contains(name));
        globals.into_iter().all(|(_, value)| self.holds(&value))
    }

    fn stays(&self, module: &Ref<Module>) -> bool {
        self.staying.iter().any(|staying| Ref::ptr_eq(staying, module))
    }

    /// Whether it never changes, nor what it refers to.
    fn holds(&mut self, value: &Value) -> bool {
        match value {
            Value::Unbound
            | Value::None
            | Value::Ellipsis
            | Value::NotImplemented
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::BigInt(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Range(_)
            | Value::Builtin(_)
            | Value::Code(_) => true,
            Value::Tuple(items) => items.0.iter().all(|item| self.holds(item)),
            Value::Module(module) => self.stays(module),
            Value::Class(class) => self.class(class),
            Value::Function(function) => {
                !self.is_new(Ref::as_ptr(function).cast())
                    || self.stays(&function.module)
                        && function.attrs.inner.read().is_empty()
                        && function.annotations.get().is_unbound()
                        && function.defaults.get().iter().all(|value| self.holds(value))
                        && function
                            .kw_defaults
                            .get()
                            .is_none_or(|all| all.iter().all(|(_, value)| self.holds(value)))
                        && function.closure.iter().all(|cell| self.cell(cell))
                        && self.code(&function.code, &function.module)
            }
            Value::Object(object) => match &**object {
                Object::Property { get, set, del, doc } => {
                    [get, set, del, doc].into_iter().all(|value| self.holds(value))
                }
                Object::ClassMethod(value) | Object::StaticMethod(value) => self.holds(value),
                _ => false,
            },
            _ => false,
        }
    }

    /// A variable of a function that has ended: of a method it is the class.
    fn cell(&mut self, cell: &Value) -> bool {
        let Value::Cell(cell) = cell else { return false };
        let value = cell.0.get();
        matches!(value, Value::Class(_) | Value::Function(_)) && self.holds(&value)
    }

    fn class(&mut self, class: &Ref<Class>) -> bool {
        // Those of Rust cannot be changed.
        if !class.heap || !self.is_new(Ref::as_ptr(class).cast()) {
            return true;
        }
        let values: Vec<Value> = class.dict.lock().iter().map(|(_, v)| v.clone()).collect();
        let above = class.mro.iter().chain(&class.meta).all(|above| self.class(above));
        above && values.iter().all(|value| self.holds(value))
    }

    /// Whether it stores no global but those that are made anew, nor does a function within.
    fn code(&self, code: &Code, module: &Module) -> bool {
        stored(code, module).all(|name| self.anew.contains(&name))
            && code.consts.iter().all(|value| match value {
                Value::Code(inner) => self.code(inner, module),
                _ => true,
            })
    }
}
