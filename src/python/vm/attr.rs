//! Attributes.

use refs::Ref;

use super::{Frame, Vm};
use crate::types::{ExcKind, T};
use crate::value::{Bound, Class, Exc, Instance, Name, Object, Run, Solid, Value, well_known};

impl Vm {
    /// `obj.name`
    #[inline]
    pub fn get_attr(&mut self, obj: &Value, name: Name) -> Run<Value> {
        if let Value::Instance(instance) = obj
            && let Some(class) = instance.class.first()
        {
            let known = super::cached(&mut self.cache, class, name);
            if known.yields()
                && !known.asks
                && let Some(slot) = known.slot()
                && let Some(value) = instance.slot(slot)
            {
                return Ok(value);
            }
        }
        match self.find_attr(obj, name)? {
            Some(value) => Ok(value),
            None => Err(self.no_attr(obj, name)),
        }
    }

    /// The frame of a property's function, where nothing can come before it.
    #[inline]
    pub(super) fn quick_property(&mut self, obj: &Value, name: Name) -> Option<Box<Frame>> {
        let Value::Instance(instance) = obj else { return None };
        let class = instance.class.first()?;
        let known = super::cached(&mut self.cache, class, name);
        let Value::Object(object) = &known.value else { return None };
        let Object::Property { get: Value::Function(f), .. } = &**object else { return None };
        // Exceptions, and the names that the machine knows, have ways of their own.
        let usual =
            !known.asks && !known.falls && name > well_known::EMPTY && class.solid == Solid::Object;
        if !usual || f.code.quick != 1 {
            return None;
        }
        let f = f.clone();
        Some(self.quick(&f, obj.twin(), &mut []))
    }

    /// `getattr` with a default: `None` if there is no such attribute.
    #[inline(never)]
    pub fn find_attr(&mut self, obj: &Value, name: Name) -> Run<Option<Value>> {
        if let Value::Instance(_) = obj {
            let class = self.class_of(obj);
            let custom = self.lookup(&class, well_known::GETATTRIBUTE).0;
            let found = if let Value::Function(_) = custom {
                match self.call_special(&custom, obj, &[self.program.names.value(name)]) {
                    Ok(v) => Some(v),
                    Err(e)
                        if self.is_exception(&e, ExcKind::AttributeError)
                            && !self.lookup(&class, well_known::GETATTR).0.is_unbound() =>
                    {
                        None
                    }
                    Err(e) => return Err(e),
                }
            } else {
                match self.plain_attr(obj, name) {
                    Err(e)
                        if self.is_exception(&e, ExcKind::AttributeError)
                            && !self.lookup(&class, well_known::GETATTR).0.is_unbound() =>
                    {
                        None
                    }
                    other => other?,
                }
            };
            if found.is_some() {
                return Ok(found);
            }
            let (fallback, _) = self.lookup(&class, well_known::GETATTR);
            if fallback.is_unbound() {
                return Ok(None);
            }
            return self.call_special(&fallback, obj, &[self.program.names.value(name)]).map(Some);
        }
        self.plain_attr(obj, name)
    }

    /// The look-up without `__getattr__` and `__getattribute__`.
    #[inline(never)]
    pub(crate) fn plain_attr(&mut self, obj: &Value, name: Name) -> Run<Option<Value>> {
        match obj {
            Value::Class(class) => return self.class_attr(class, name),
            Value::Module(module) => {
                return Ok(match module.get(name) {
                    Some(v) => Some(v),
                    None if name == well_known::NAME => Some(Value::str(module.name.as_str())),
                    None if name == well_known::DICT => {
                        Some(Value::Dict(module.open(&self.program.names)))
                    }
                    None => None,
                });
            }
            Value::Object(o) => {
                if let Object::Super { class, this, of } = &**o {
                    let found = self.after(of, class, name);
                    if let Some(found) = found {
                        let this = this.clone();
                        if let Value::Class(c) = &this
                            && c.is_sub(class)
                        {
                            return self.bind_attr(&found, None, &c.clone()).map(Some);
                        }
                        return self.bind_attr(&found, Some(&this), of).map(Some);
                    }
                    if name == well_known::CLASS {
                        return Ok(Some(Value::Class(self.class(T::Super).clone())));
                    }
                    return Ok(None);
                }
            }
            _ => {}
        }
        if let Some(value) = self.own_attr(obj, name)? {
            return Ok(Some(value));
        }
        let class = self.class_of(obj);
        let (in_class, slot) = self.lookup(&class, name);
        let field = match obj {
            Value::Instance(i) => self.instance_field(i, slot, name),
            _ => None,
        };
        if in_class.is_unbound() {
            return Ok(field);
        }
        if let Some(field) = field
            && !self.is_data_descriptor(&in_class)
        {
            return Ok(Some(field));
        }
        self.bind_attr(&in_class, Some(obj), &class).map(Some)
    }

    /// What an instance itself has under a name; `slot` is the name's in its class.
    #[inline]
    fn instance_field(&self, i: &Instance, slot: Option<usize>, name: Name) -> Option<Value> {
        if let Some(value) = slot.and_then(|s| i.slot(s)) {
            return Some(value);
        }
        i.opened()?.inner.lock().get_text(&self.program.names.value(name))
    }

    fn is_data_descriptor(&mut self, value: &Value) -> bool {
        match value {
            Value::Object(o) => matches!(**o, Object::Property { .. }),
            Value::Instance(_) => {
                self.special(value, well_known::SET).is_some()
                    || self.special(value, well_known::DELETE).is_some()
            }
            _ => false,
        }
    }

    /// What a class attribute becomes when read through an instance, or (`None`) the class.
    pub(crate) fn bind_attr(
        &mut self,
        value: &Value,
        this: Option<&Value>,
        class: &Ref<Class>,
    ) -> Run<Value> {
        match value {
            Value::Function(_) => Ok(match this {
                Some(this) => {
                    Value::Bound(Ref::new(Bound { func: value.clone(), this: this.clone() }))
                }
                None => value.clone(),
            }),
            // A class method of every class.
            Value::Builtin(def) if def.name == "__init_subclass__" => {
                let this = Value::Class(class.clone());
                Ok(Value::Bound(Ref::new(Bound { func: value.clone(), this })))
            }
            Value::Builtin(def) if def.method => Ok(match this {
                Some(this) => {
                    Value::Bound(Ref::new(Bound { func: value.clone(), this: this.clone() }))
                }
                None => value.clone(),
            }),
            Value::Object(o) => match (&**o, this) {
                (Object::Property { get, .. }, Some(this)) => {
                    if get.is_none() {
                        let named = std::iter::once(class).chain(&class.mro).find_map(|c| {
                            let dict = c.dict.lock();
                            dict.iter().find(|(_, v)| v.is(value)).map(|(n, _)| n)
                        });
                        let name =
                            named.map_or_else(String::new, |n| format!(" '{}'", self.text(n)));
                        let what =
                            format!("property{name} of '{}' object has no getter", class.name());
                        return Err(self.error(ExcKind::AttributeError, what));
                    }
                    self.call(get, std::slice::from_ref(this))
                }
                (Object::StaticMethod(f), _) => Ok(f.clone()),
                (Object::ClassMethod(f), _) => Ok(Value::Bound(Ref::new(Bound {
                    func: f.clone(),
                    this: Value::Class(class.clone()),
                }))),
                _ => Ok(value.clone()),
            },
            Value::Instance(_) => match self.special(value, well_known::GET) {
                Some(get) => {
                    let this = this.cloned().unwrap_or(Value::None);
                    self.call_special(&get, value, &[this, Value::Class(class.clone())])
                }
                None => Ok(value.clone()),
            },
            _ => Ok(value.clone()),
        }
    }

    fn class_attr(&mut self, class: &Ref<Class>, name: Name) -> Run<Option<Value>> {
        if let Some(meta) = class.meta.clone() {
            let (found, _) = self.lookup(&meta, name);
            if self.is_data_descriptor(&found) {
                return self.bind_attr(&found, Some(&Value::Class(class.clone())), &meta).map(Some);
            }
        }
        let (found, _) = self.lookup(class, name);
        let special = matches!(
            name,
            well_known::NAME
                | well_known::QUALNAME
                | well_known::MRO
                | well_known::BASES
                | well_known::BASE
                | well_known::CLASS
                | well_known::DICT
                | well_known::MODULE
                | well_known::SUBCLASSES
                | well_known::DOC
                | well_known::ANNOTATIONS
        );
        if special && let Some(value) = self.class_own(class, name)? {
            return Ok(Some(value));
        }
        if !found.is_unbound() {
            return self.bind_attr(&found, None, class).map(Some);
        }
        let meta = class.meta.clone().unwrap_or_else(|| self.class(T::Type).clone());
        let (found, _) = self.lookup(&meta, name);
        if found.is_unbound() {
            return Ok(None);
        }
        self.bind_attr(&found, Some(&Value::Class(class.clone())), &meta).map(Some)
    }

    /// What `super()` finds: a name in the classes that come after one in the order of another.
    fn after(&mut self, of: &Class, class: &Ref<Class>, name: Name) -> Option<Value> {
        let own = std::ptr::eq(of, &raw const **class);
        let after = if own { 0 } else { 1 + of.mro.iter().position(|c| Ref::ptr_eq(c, class))? };
        let next = of.mro.get(after)?;
        // As long as what is above that class itself it is the same, and known to the cache.
        if next.mro.len() + after + 1 == of.mro.len() {
            return super::cached(&mut self.cache, next, name).value.clone().bound();
        }
        of.lookup_after(class, name)
    }

    /// The method of an instance, or of something built in, where nothing can come before it.
    #[inline]
    pub(super) fn quick_method(&mut self, obj: &Value, name: Name) -> Option<Value> {
        let class = match obj {
            Value::Instance(i) if !i.is_open() => i.class.first()?,
            Value::Object(_)
            | Value::Class(_)
            | Value::Module(_)
            | Value::Function(_)
            | Value::Instance(_) => return None,
            _ => &self.program.types[T::of(obj) as usize],
        };
        let known = super::cached(&mut self.cache, class, name);
        if known.asks || known.slot().is_some() {
            return None;
        }
        match &known.value {
            Value::Function(f) => Some(Value::Function(f.clone())),
            Value::Builtin(def) if def.method => Some(Value::Builtin(def)),
            _ => None,
        }
    }

    /// A function to call, and what it is bound to, without making a bound method.
    #[inline]
    pub fn get_method(&mut self, obj: &Value, name: Name) -> Run<(Value, Value)> {
        if let Some(method) = self.quick_method(obj, name) {
            return Ok((method, obj.twin()));
        }
        // `super().method`
        if let Value::Object(o) = obj
            && let Object::Super { class, this, of } = &**o
            && let Some(found @ Value::Function(_)) = self.after(of, class, name)
            && !matches!(this, Value::Class(_))
        {
            return Ok((found, this.clone()));
        }
        Ok((self.get_attr(obj, name)?, Value::Unbound))
    }

    pub(crate) fn no_attr(&mut self, obj: &Value, name: Name) -> Exc {
        let text = self.text(name);
        let what = match obj {
            Value::Class(c) => format!("type object '{}' has no attribute '{text}'", c.name()),
            Value::Module(m) => format!("module '{}' has no attribute '{text}'", m.name),
            Value::Object(o) if matches!(**o, Object::Super { .. }) => {
                format!("'super' object has no attribute '{text}'")
            }
            _ => format!("'{}' object has no attribute '{text}'", super::type_name(self, obj)),
        };
        let exc = self.error(ExcKind::AttributeError, what);
        let names = self.attr_names(obj);
        let hint = crate::text::suggest(&text, names.iter().map(String::as_str));
        exc.data().lock().hint = hint;
        exc
    }

    /// The names that `dir` lists, unsorted.
    pub fn attr_names(&mut self, obj: &Value) -> Vec<String> {
        let mut names = Vec::new();
        let class = match obj {
            Value::Class(c) => c.clone(),
            Value::Module(m) => return m.all().into_iter().map(|(n, _)| self.text(n)).collect(),
            _ => self.class_of(obj),
        };
        if let Value::Instance(i) = obj {
            names.extend(i.all(&self.program.names).into_iter().map(|(n, _)| n));
        }
        for c in std::iter::once(&class).chain(&class.mro) {
            names.extend(c.dict.lock().iter().map(|(n, _)| n));
        }
        crate::text::sorted(names.into_iter().map(|n| self.text(n)))
    }
}
