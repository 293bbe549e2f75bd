//! What threads use in common, and therefore count apart: see [`refs::Inside::another`].

use refs::{Ref, Spread};

use super::Program;
use crate::code::Code;
use crate::value::{Class, Module, Object, Value};

impl Program {
    /// Names what the threads of a program refer to all the time: functions, classes and constants.
    pub(super) fn share(&self, spread: &mut Spread) {
        // One after the other they refer to nothing at once, and a search would pay for it in each execution.
        if self.host.steers() || self.gil.get().is_some() {
            return;
        }
        let modules: Vec<Value> = {
            let modules = self.modules.lock();
            // The program's own comes first, for there is not room for everything.
            let own = modules.get("__main__").into_iter();
            own.chain(modules.values()).cloned().collect()
        };
        for class in self.types.iter() {
            spread.add(class);
        }
        for module in &modules {
            if let Value::Module(module) = module {
                share_module(module, spread);
            }
        }
    }
}

fn share_module(module: &Ref<Module>, spread: &mut Spread) {
    if spread.add(module) {
        for (_, value) in module.all() {
            share(&value, spread);
        }
    }
}

fn share(value: &Value, spread: &mut Spread) {
    match value {
        Value::Function(function) if spread.add(function) => share_code(&function.code, spread),
        Value::Class(class) => share_class(class, spread),
        Value::Object(object) => match &**object {
            Object::StaticMethod(f) | Object::ClassMethod(f) => share(f, spread),
            Object::Property { get, set, .. } => {
                spread.add(object);
                share(get, spread);
                share(set, spread);
            }
            _ => {}
        },
        _ => {}
    }
}

fn share_class(class: &Ref<Class>, spread: &mut Spread) {
    if spread.add(class) {
        let dict: Vec<Value> = class.dict.lock().iter().map(|(_, value)| value.clone()).collect();
        for value in &dict {
            share(value, spread);
        }
    }
}

fn share_code(code: &Ref<Code>, spread: &mut Spread) {
    if spread.add(code) {
        for constant in &code.consts {
            match constant {
                Value::Str(text) => {
                    spread.add(text);
                }
                Value::Tuple(tuple) => {
                    spread.add(tuple);
                }
                Value::Code(code) => share_code(code, spread),
                _ => {}
            }
        }
    }
}
