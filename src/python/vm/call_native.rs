//! Functions in Rust are called.

use super::Vm;
use crate::types::T;
use crate::value::{self, Def, Name, Run, Value};

impl Vm {
    /// Calls a native function, after looking at the number of arguments.
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(crate) fn call_native(
        &mut self,
        def: &'static Def,
        args: &[Value],
        kw: &[(Name, Value)],
    ) -> Run<Value> {
        let n = args.len();
        match def.call {
            value::Call::Plain(f) => {
                if kw.is_empty() {
                    if n < def.min as usize || (n > def.max as usize && def.max != 255) {
                        return Err(self.wrong_count(def, args));
                    }
                    return f(self, args);
                }
                let mut all = args.to_vec();
                let skip = usize::from(def.method);
                for (name, value) in kw {
                    let text = self.text(*name);
                    let Some(at) = def.params.iter().position(|p| *p == text) else {
                        let what = if def.params.iter().all(|p| p.is_empty()) {
                            format!("{}() takes no keyword arguments", self.native_name(def, args))
                        } else {
                            format!("'{text}' is an invalid keyword argument for {}()", def.name)
                        };
                        return Err(self.type_error(what));
                    };
                    let at = at + skip;
                    if all.len() <= at {
                        all.resize(at + 1, Value::Unbound);
                    }
                    if !all[at].is_unbound() {
                        let what = format!(
                            "argument for {}() given by name ('{text}') and position ({})",
                            def.name,
                            at + 1 - skip
                        );
                        return Err(self.type_error(what));
                    }
                    all[at] = value.clone();
                }
                if (n > def.max as usize && def.max != 255) || all.len() < def.min as usize {
                    return Err(self.wrong_count(def, args));
                }
                if let Some(hole) =
                    all[..(def.min as usize).min(all.len())].iter().position(Value::is_unbound)
                {
                    let name =
                        def.params.get(hole.saturating_sub(skip)).copied().unwrap_or_default();
                    let what = format!(
                        "{}() missing required argument '{name}' (pos {})",
                        def.name,
                        hole + 1 - skip
                    );
                    return Err(self.type_error(what));
                }
                f(self, &all)
            }
            value::Call::Kw(f) => {
                if n < def.min as usize || (n > def.max as usize && def.max != 255) {
                    return Err(self.wrong_count(def, args));
                }
                f(self, args, kw)
            }
        }
    }

    pub(super) fn native_name(&mut self, def: &'static Def, args: &[Value]) -> String {
        match args.first() {
            Some(this) if def.method => {
                let class = match this.plain() {
                    Value::Instance(_) => self.class_of(this),
                    plain => self.class(T::of(plain)).clone(),
                };
                format!("{}.{}", class.name(), def.name)
            }
            _ => match crate::modules::module_of(def) {
                Some(module) => format!("{module}.{}", def.name),
                None => def.name.to_owned(),
            },
        }
    }

    pub(super) fn wrong_count(&mut self, def: &'static Def, args: &[Value]) -> value::Exc {
        let skip = usize::from(def.method);
        if def.method && args.is_empty() {
            return self.type_error(format!("unbound method {}() needs an argument", def.name));
        }
        let given = args.len() - skip;
        let (min, max) = (def.min as usize - skip, def.max as usize - skip.min(def.max as usize));
        let named = |at: usize| def.params.get(at).copied().filter(|p| !p.is_empty());
        let what = if def.old {
            let (bound, words) = if given < min { (min, "least") } else { (max, "most") };
            let s = if bound == 1 { "" } else { "s" };
            format!("{}() takes at {words} {bound} argument{s} ({given} given)", def.name)
        } else if given < min
            && let Some(name) = named(given)
        {
            format!("{}() missing required argument '{name}' (pos {})", def.name, given + 1)
        } else if given > max && named(0).is_some() {
            let s = if max == 1 { "" } else { "s" };
            format!("{}() takes at most {max} argument{s} ({given} given)", def.name)
        } else if min == max && min == 0 {
            format!("{}() takes no arguments ({given} given)", self.native_name(def, args))
        } else if min == max && min == 1 {
            format!("{}() takes exactly one argument ({given} given)", self.native_name(def, args))
        } else {
            let (bound, words) = if given < min {
                (min, if min == max { "" } else { "at least " })
            } else {
                (max, if min == max { "" } else { "at most " })
            };
            let s = if bound == 1 { "" } else { "s" };
            format!("{} expected {words}{bound} argument{s}, got {given}", def.name)
        };
        self.type_error(what)
    }
}
