//! Making classes.

use std::sync::atomic::Ordering;

use refs::Ref;

use super::{Done, Vm};
use crate::types::{ExcKind, T};
use crate::value::{Class, ClassParts, Name, NameMap, Object, Run, Solid, Value, well_known as w};

impl Vm {
    /// `class …:` — the body, the name, a list of bases and a dict of keywords.
    pub(super) fn build_class(&mut self, parts: &[Value]) -> Run<Value> {
        let Value::Function(body) = &parts[0] else { return Ok(Value::None) };
        let name = parts[1].as_str().unwrap_or_default().to_owned();
        let bases = match &parts[2] {
            Value::List(l) => l.get(),
            _ => Vec::new(),
        };
        let mut kw: Vec<(Name, Value)> = match &parts[3] {
            Value::Dict(d) => d
                .inner
                .lock()
                .iter()
                .map(|e| (self.intern(e.key.as_str().unwrap_or_default()), e.value.clone()))
                .collect(),
            _ => Vec::new(),
        };
        let meta = kw.iter().position(|k| k.0 == w::METACLASS).map(|at| kw.remove(at).1);
        let written = Value::tuple(bases.clone());
        let mut replaced = Vec::new();
        for base in bases {
            // What is no class may stand for some: `class Point(NamedTuple)`.
            if let Value::Instance(_) = &base
                && let Some(entries) = self.special(&base, w::MRO_ENTRIES)
            {
                let found = self.call_special(&entries, &base, std::slice::from_ref(&written))?;
                replaced.extend(self.items(&found)?);
            } else {
                replaced.push(base);
            }
        }
        let mut bases = replaced;
        for base in &mut bases {
            // `class Box(list[int])`: the arguments do not matter.
            if let Value::Object(o) = base
                && let Object::Alias { origin, .. } = &**o
            {
                let origin = origin.clone();
                *base = origin;
            }
        }
        let namespace = self.namespace();
        namespace.lock().insert(w::MODULE, Value::str(body.module.name.as_str()));
        let mut frame = self.bind(body, &mut [], &[])?;
        frame.namespace = Some(namespace.clone());
        let cell = match self.nested(|vm| vm.run(frame))? {
            Done::Return(v) | Done::Yield(v) => v,
        };
        let dict = std::mem::take(&mut *namespace.lock());
        let class = self.make_class(&name, &bases, dict, meta, &kw)?;
        if let Value::Cell(cell) = cell {
            cell.0.set(class.clone());
        }
        Ok(class)
    }

    /// `type(name, bases, dict)`, or what a metaclass makes.
    pub fn make_class(
        &mut self,
        name: &str,
        bases: &[Value],
        dict: NameMap,
        meta: Option<Value>,
        kw: &[(Name, Value)],
    ) -> Run<Value> {
        let mut classes = Vec::new();
        for base in bases {
            match base {
                Value::Class(c) => classes.push(c.clone()),
                other => {
                    let t = super::type_name(self, other);
                    return Err(self.type_error(format!("bases must be types, not '{t}'")));
                }
            }
        }
        let mut meta = match meta {
            Some(Value::Class(m)) if !Ref::ptr_eq(&m, self.class(T::Type)) => Some(m),
            Some(Value::Class(_)) | None => None,
            Some(_) => return Err(self.type_error("a metaclass must be a class here")),
        };
        for c in &classes {
            if let Some(m) = &c.meta
                && !meta.as_ref().is_some_and(|own| own.is_sub(m))
            {
                meta = Some(m.clone());
            }
        }
        if let Some(m) = &meta {
            let new = match self.lookup(&m.clone(), w::NEW).0 {
                Value::Object(o) => match &*o {
                    Object::StaticMethod(f) => f.clone(),
                    _ => Value::Unbound,
                },
                other => other,
            };
            let (init, _) = self.lookup(&m.clone(), w::INIT);
            if !self.lookup(&m.clone(), w::PREPARE).0.is_unbound() {
                let what = "a metaclass's __prepare__ is not there: order and look at the names in __new__";
                return Err(self.error(ExcKind::NotImplementedError, what));
            }
            if !matches!(new, Value::Unbound | Value::Builtin(_))
                || matches!(init, Value::Function(_))
            {
                return self.meta_class(m, name, bases, dict, kw, &new, &init);
            }
        }
        self.plain_class(name, classes, dict, meta, kw)
    }

    #[allow(clippy::too_many_arguments)]
    fn meta_class(
        &mut self,
        meta: &Ref<Class>,
        name: &str,
        bases: &[Value],
        dict: NameMap,
        kw: &[(Name, Value)],
        new: &Value,
        init: &Value,
    ) -> Run<Value> {
        let pairs = dict.iter().map(|(n, v)| (self.program.names.value(n), v.clone())).collect();
        let namespace = self.dict_of(pairs)?;
        let args = [Value::str(name), Value::tuple(bases.to_vec()), namespace];
        let class = if let Value::Function(_) = new {
            let mut all = vec![Value::Class(meta.clone())];
            all.extend_from_slice(&args);
            self.call_kw(new, &all, kw)?
        } else {
            let classes = bases
                .iter()
                .filter_map(|b| if let Value::Class(c) = b { Some(c.clone()) } else { None })
                .collect();
            self.plain_class(name, classes, dict, Some(meta.clone()), kw)?
        };
        if let Value::Function(_) = init {
            let mut all = vec![class.clone()];
            all.extend_from_slice(&args);
            self.call_kw(init, &all, kw)?;
        }
        Ok(class)
    }

    /// A class with everything but its metaclass's own ideas.
    pub fn plain_class(
        &mut self,
        name: &str,
        mut bases: Vec<Ref<Class>>,
        mut dict: NameMap,
        meta: Option<Ref<Class>>,
        kw: &[(Name, Value)],
    ) -> Run<Value> {
        if bases.is_empty() {
            bases.push(self.class(T::Object).clone());
        }
        for (i, b) in bases.iter().enumerate() {
            if b.solid == Solid::Final {
                return Err(self.type_error(format!(
                    "type '{}' is not an acceptable base type",
                    b.full_name()
                )));
            }
            if bases[..i].iter().any(|c| Ref::ptr_eq(b, c)) {
                return Err(self.type_error(format!("duplicate base class {}", b.name())));
            }
        }
        let Some(mro) = Class::linearize(&bases) else {
            let names: Vec<String> = bases.iter().map(|b| b.name()).collect();
            return Err(self.type_error(format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            )));
        };
        let mut solid_base = bases[0].clone();
        for b in &bases {
            if b.solid != Solid::Object && solid_base.solid == Solid::Object {
                solid_base = b.clone();
            } else if b.solid != Solid::Object && b.solid != solid_base.solid {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            } else if b.new.is_some() && b.is_sub(&solid_base) {
                solid_base = b.clone();
            }
        }
        let mut slot_names: Vec<Name> = Vec::new();
        if let Some(v) = dict.get(w::SLOTS).cloned() {
            let items = match &v {
                Value::Str(_) => vec![v.clone()],
                other => self.items(other)?,
            };
            slot_names.extend(items.iter().map(|i| self.intern(i.as_str().unwrap_or_default())));
        }
        for name in &slot_names {
            if dict.get(*name).is_some() {
                let text = self.text(*name);
                return Err(self
                    .value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
        }
        let own = dict.get(w::SLOTS).is_some();
        slot_names.extend(mro.iter().flat_map(|c| c.slot_names.iter().copied()));
        let closed = own
            && !slot_names.contains(&w::DICT)
            && solid_base.solid != Solid::Exception
            && mro.iter().filter(|c| c.heap).all(|c| c.slots.is_some());
        let slots = if closed { Some(slot_names.clone()) } else { None };
        let finalizes =
            matches!(dict.get(w::DEL), Some(Value::Function(_))) || mro.iter().any(|c| c.finalizes);
        let qualname = match dict.remove(w::QUALNAME) {
            Some(v) => v.as_str().unwrap_or(name).to_owned(),
            None => name.to_owned(),
        };
        let module = dict
            .get(w::MODULE)
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_else(|| "__main__".to_owned());
        // A class that says what equal means without saying what hash is cannot be hashed.
        if dict.get(w::EQ).is_some() && dict.get(w::HASH).is_none() {
            dict.insert(w::HASH, Value::None);
        }
        for special in [w::INIT_SUBCLASS, w::CLASS_GETITEM] {
            if let Some(f @ Value::Function(_)) = dict.get(special).cloned() {
                dict.insert(special, Value::Object(Ref::new(Object::ClassMethod(f))));
            }
        }
        if let Some(f @ Value::Function(_)) = dict.get(w::NEW).cloned() {
            dict.insert(w::NEW, Value::Object(Ref::new(Object::StaticMethod(f))));
        }
        let named: Vec<(Name, Value)> = dict
            .iter()
            .filter(|(_, v)| matches!(v, Value::Instance(_)))
            .map(|(n, v)| (n, v.clone()))
            .collect();
        let class = Class::new(ClassParts {
            name: name.to_owned(),
            qualname,
            module,
            bases: bases.clone(),
            mro,
            meta,
            dict,
            solid: solid_base.solid,
            new: if solid_base.solid == Solid::Object { None } else { solid_base.new },
            open: true,
            heap: true,
            slots,
            slot_names,
            finalizes,
            version: self.program.versions.fetch_add(1, Ordering::Relaxed),
        });
        self.program.classes.lock().push(Ref::downgrade(&class));
        let value = Value::Class(class.clone());
        for (attr, v) in named {
            if let Some(m) = self.special(&v, w::SET_NAME) {
                let text = self.program.names.value(attr);
                self.call_special(&m, &v, &[value.clone(), text])?;
            }
        }
        if let Some(hook) = class.lookup_after(&class, w::INIT_SUBCLASS)
            && !matches!(hook, Value::Builtin(_))
        {
            let bound = self.bind_attr(&hook, None, &class)?;
            self.call_kw(&bound, &[], kw)?;
        } else if let Some((k, _)) = kw.first() {
            let _ = k;
            return Err(
                self.type_error(format!("{name}.__init_subclass__() takes no keyword arguments"))
            );
        }
        Ok(value)
    }

    /// Refuses to make instances of a class with abstract methods.
    pub(super) fn check_abstract(&mut self, class: &Ref<Class>) -> Run<()> {
        let Some(meta) = &class.meta else { return Ok(()) };
        if !std::iter::once(meta).chain(&meta.mro).any(|m| m.name() == "ABCMeta") {
            return Ok(());
        }
        let mut names: Vec<Name> = Vec::new();
        for c in std::iter::once(class).chain(&class.mro) {
            let entries: Vec<(Name, Value)> =
                c.dict.lock().iter().map(|(n, v)| (n, v.clone())).collect();
            for (n, v) in entries {
                if self.is_abstract(&v) {
                    let now = class.lookup(n).unwrap_or_default();
                    if self.is_abstract(&now) {
                        names.push(n);
                    }
                }
            }
        }
        if names.is_empty() {
            return Ok(());
        }
        let names = crate::text::sorted(names.into_iter().map(|n| self.text(n)));
        let s = if names.len() == 1 { "" } else { "s" };
        let what = format!(
            "Can't instantiate abstract class {} with abstract method{s} {}",
            class.name(),
            names.join(", ")
        );
        Err(self.type_error(what))
    }

    fn is_abstract(&mut self, v: &Value) -> bool {
        match v {
            Value::Function(f) => {
                let key = self.program.names.value(w::ISABSTRACT);
                f.attrs.inner.lock().get_text(&key).is_some()
            }
            Value::Object(o) => match &**o {
                Object::Property { get, .. } => self.is_abstract(get),
                Object::ClassMethod(f) | Object::StaticMethod(f) => self.is_abstract(f),
                _ => false,
            },
            _ => false,
        }
    }

    /// `isinstance(v, class)`
    pub fn is_instance(&mut self, v: &Value, class: &Value) -> Run<bool> {
        match class {
            Value::Class(c) => {
                if Ref::ptr_eq(&self.class_of(v), c) {
                    return Ok(true);
                }
                if let Some(meta) = c.meta.clone()
                    && let (check @ Value::Function(_), _) = self.lookup(&meta, w::INSTANCECHECK)
                {
                    let r = self.call_special(&check, class, std::slice::from_ref(v))?;
                    return self.truth(&r);
                }
                Ok(self.class_of(v).is_sub(c))
            }
            Value::Tuple(t) => {
                for c in &*t.clone().0 {
                    if self.is_instance(v, c)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Object(o) => {
                match &**o {
                    Object::Alias { origin: Value::None, args } => {
                        for a in args {
                            if (a.is_none() && v.is_none())
                                || (!a.is_none() && self.is_instance(v, a)?)
                            {
                                return Ok(true);
                            }
                        }
                        Ok(false)
                    }
                    _ => Err(self
                        .type_error("isinstance() argument 2 cannot be a parameterized generic")),
                }
            }
            Value::Instance(_) if self.special(class, w::INSTANCECHECK).is_some() => {
                let Some(check) = self.special(class, w::INSTANCECHECK) else { return Ok(false) };
                let r = self.call_special(&check, class, std::slice::from_ref(v))?;
                self.truth(&r)
            }
            _ => Err(self.error(
                ExcKind::TypeError,
                "isinstance() arg 2 must be a type, a tuple of types, or a union",
            )),
        }
    }
}
