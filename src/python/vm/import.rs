//! `import` of the modules that are here.

use refs::Ref;

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Module, Name, Run, Value, memory};

impl Vm {
    /// `import name`. `deep`: the module itself; else the first of its dotted parts.
    pub(super) fn import(&mut self, name: &str, deep: bool) -> Run<Value> {
        let module = self.module(name)?;
        if deep || !name.contains('.') {
            return Ok(module);
        }
        self.module(name.split('.').next().unwrap_or_default())
    }

    /// A module, made when first asked for.
    pub fn module(&mut self, name: &str) -> Run<Value> {
        if let Some(module) = self.program.modules.lock().get(name) {
            return Ok(module.clone());
        }
        if let Some((parent, child)) = name.rsplit_once('.') {
            let parent = self.module(parent)?;
            let id = self.intern(child);
            if let Some(v @ Value::Module(_)) = self.find_attr(&parent, id)? {
                return Ok(v);
            }
        }
        if let Some(left) = self.left(name)? {
            return Ok(left);
        }
        let module = Module::new(name);
        let value = Value::Module(module.clone());
        let found = self.of_the_library(|vm| crate::modules::load(vm, name, &module))?;
        if !found {
            let what = match crate::modules::way_out(name) {
                Some(way_out) => format!("the module '{name}' is not there: {way_out}"),
                None => format!("No module named '{name}'"),
            };
            let exc = self.error(ExcKind::ModuleNotFoundError, what);
            return Err(exc);
        }
        // Two threads may have made it; the first one counts.
        let value = self.program.modules.lock().entry(name.to_owned()).or_insert(value).clone();
        if let Some((parent, child)) = name.rsplit_once('.')
            && let Value::Module(parent) = self.module(parent)?
        {
            parent.set(self.intern(child), value.clone());
        }
        Ok(value)
    }

    /// Runs what belongs to the library: what it makes does not count as the program's, and may be changed by it.
    pub(crate) fn of_the_library<R>(&mut self, run: impl FnOnce(&mut Self) -> R) -> R {
        self.importing += 1;
        let result = memory::uncounted(|| run(self));
        self.importing -= 1;
        result
    }

    pub(super) fn import_from(&mut self, module: &Value, name: Name) -> Run<Value> {
        if let Some(v) = self.find_attr(module, name)? {
            return Ok(v);
        }
        let text = self.text(name);
        let Value::Module(m) = module else { return Ok(Value::None) };
        let full = format!("{}.{text}", m.name);
        if crate::modules::exists(&full) {
            return self.module(&full);
        }
        let module_name = m.name.clone();
        let exc = self.error(
            ExcKind::ImportError,
            format!("cannot import name '{text}' from '{module_name}' (unknown location)"),
        );
        Err(exc)
    }

    /// Runs the program itself.
    pub fn run_main(&mut self, code: &Ref<crate::code::Code>, module: &Ref<Module>) -> Run<()> {
        let frame = self.frame(code, module);
        self.run(frame).map(drop)
    }

    /// Runs Python source as the body of a module.
    pub fn run_source(&mut self, module: &Ref<Module>, file: &str, text: &str) -> Run<()> {
        let compiled = match self.program.kept.clone().compile(file, text, true) {
            Ok(compiled) => compiled,
            Err(wrong) => return Err(self.error(ExcKind::SyntaxError, wrong.1.message)),
        };
        module.lay_out(&compiled.globals);
        let frame = self.frame(&compiled.code, module);
        self.nested(|vm| vm.run(frame)).map(drop)
    }
}
