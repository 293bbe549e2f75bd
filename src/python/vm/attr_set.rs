//! Setting and deleting attributes.

use refs::Ref;

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Class, Instance, Name, Object, Run, Value, well_known};

impl Vm {
    /// `obj.name = value`
    pub fn set_attr(&mut self, obj: &Value, name: Name, value: Value) -> Run<()> {
        match obj {
            Value::Instance(instance) => {
                let later;
                let class = match instance.class.first() {
                    Some(class) => class,
                    None => {
                        later = instance.class.get();
                        &later
                    }
                };
                // What is there already, under a name that is nothing else, is only replaced.
                let known = super::cached(&mut self.cache, class, name);
                if known.told {
                    let custom = self.lookup(class, well_known::SETATTR).0;
                    return self
                        .call_special(&custom, obj, &[self.program.names.value(name), value])
                        .map(drop);
                }
                if known.yields()
                    && let Some(slot) = known.slot()
                {
                    let mut fields = instance.fields.lock();
                    if let Some(field) = fields.get_mut(slot)
                        && !field.is_unbound()
                    {
                        let old = std::mem::replace(field, value);
                        drop(fields);
                        drop(old);
                        return Ok(());
                    }
                }
                self.set_plain(obj, instance, class, name, value)
            }
            Value::Class(class) => {
                if !class.heap {
                    let what = format!(
                        "cannot set '{}' attribute of immutable type '{}'",
                        self.text(name),
                        class.name()
                    );
                    return Err(self.type_error(what));
                }
                self.spoil(&class.module);
                match name {
                    well_known::NAME => {
                        class.name.set(value.as_str().unwrap_or_default().to_owned())
                    }
                    well_known::QUALNAME => {
                        class.qualname.set(value.as_str().unwrap_or_default().to_owned())
                    }
                    _ => {
                        let old = class.dict.lock().insert(name, value);
                        drop(old);
                        class.touch(&self.program.versions);
                    }
                }
                Ok(())
            }
            Value::Module(module) => {
                self.spoil(&module.name);
                module.set(name, value);
                Ok(())
            }
            _ => self.set_own(obj, name, value),
        }
    }

    /// Sets an attribute that other instances of the class have had, if nothing is unusual about it.
    #[inline(never)]
    pub(super) fn new_field(
        &self,
        instance: &Instance,
        class: &Class,
        slot: usize,
        value: &Value,
    ) -> bool {
        if !class.open || class.slots.is_some() {
            return false;
        }
        let mut fields = instance.fields.lock();
        // Who asks for the dict holds this lock.
        if instance.is_open() || slot < fields.len() {
            return false;
        }
        if fields.capacity() == 0 {
            fields.reserve_exact(4.max(slot + 1));
        }
        while fields.len() < slot {
            fields.push(Value::Unbound);
        }
        fields.push(value.twin());
        true
    }

    pub(crate) fn set_plain(
        &mut self,
        obj: &Value,
        instance: &Ref<Instance>,
        class: &Ref<Class>,
        name: Name,
        value: Value,
    ) -> Run<()> {
        let (in_class, slot) = self.lookup(class, name);
        match &in_class {
            Value::Unbound | Value::Function(_) | Value::Builtin(_) => {}
            Value::Object(o) => {
                if let Object::Property { set, .. } = &**o {
                    if set.is_none() {
                        let what = format!(
                            "property '{}' of '{}' object has no setter",
                            self.text(name),
                            class.name()
                        );
                        return Err(self.error(ExcKind::AttributeError, what));
                    }
                    return self.call(set, &[obj.clone(), value]).map(drop);
                }
            }
            Value::Instance(_) => {
                if let Some(set) = self.special(&in_class, well_known::SET) {
                    return self.call_special(&set, &in_class, &[obj.clone(), value]).map(drop);
                }
            }
            _ => {}
        }
        if self.set_instance_own(instance, name, &value)? {
            return Ok(());
        }
        if !class.open || class.slots.as_ref().is_some_and(|s| !s.contains(&name)) {
            let text = self.text(name);
            let what = if in_class.is_unbound() {
                format!("'{}' object has no attribute '{text}'", class.name())
            } else {
                format!("'{}' object attribute '{text}' is read-only", class.name())
            };
            return Err(self.error(ExcKind::AttributeError, what));
        }
        let slotted = class.slot_names.contains(&name);
        if !slotted && let Some(dict) = instance.opened() {
            let old = dict.inner.lock().set_text(self.program.names.value(name), value);
            drop(old);
            return Ok(());
        }
        let slot = match slot {
            Some(slot) => slot,
            None => self.add_slot(class, name),
        };
        let old = {
            let mut fields = instance.fields.lock();
            if !slotted && let Some(dict) = instance.opened() {
                // Another thread has just asked for the dict.
                let old = dict.inner.lock().set_text(self.program.names.value(name), value);
                drop(fields);
                drop(old);
                return Ok(());
            }
            if fields.len() <= slot {
                if fields.capacity() == 0 {
                    fields.reserve_exact(4.max(slot + 1));
                }
                fields.resize(slot + 1, Value::Unbound);
            }
            std::mem::replace(&mut fields[slot], value)
        };
        drop(old);
        Ok(())
    }

    #[cold]
    pub(super) fn add_slot(&mut self, class: &Ref<Class>, name: Name) -> usize {
        let slot = {
            let mut layout = class.layout.lock();
            match layout.slots.get(name) {
                Some(slot) => *slot as usize,
                None => {
                    let slot = layout.slots.len() as u32;
                    layout.slots.insert(name, slot);
                    slot as usize
                }
            }
        };
        // What caches know about the class is no longer all of it.
        let next = self.program.versions.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        class.version.store(next, std::sync::atomic::Ordering::Release);
        slot
    }

    /// `del obj.name`
    pub fn del_attr(&mut self, obj: &Value, name: Name) -> Run<()> {
        match obj {
            Value::Instance(instance) => {
                let class = instance.class.get();
                let (custom, _) = self.lookup(&class, well_known::DELATTR);
                if let Value::Function(_) = custom {
                    return self
                        .call_special(&custom, obj, &[self.program.names.value(name)])
                        .map(drop);
                }
                self.del_plain(obj, instance, &class, name)
            }
            Value::Class(class) if class.heap => {
                if class.dict.lock().remove(name).is_none() {
                    let what = format!(
                        "type object '{}' has no attribute '{}'",
                        class.name(),
                        self.text(name)
                    );
                    return Err(self.error(ExcKind::AttributeError, what));
                }
                self.spoil(&class.module);
                class.touch(&self.program.versions);
                Ok(())
            }
            Value::Module(module) if module.remove(name) => {
                self.spoil(&module.name);
                Ok(())
            }
            Value::Function(f)
                if f.attrs.inner.lock().remove_text(&self.program.names.value(name)).is_some() =>
            {
                self.spoil(&f.module.name);
                Ok(())
            }
            _ => Err(self.no_attr(obj, name)),
        }
    }

    pub(crate) fn del_plain(
        &mut self,
        obj: &Value,
        instance: &Ref<Instance>,
        class: &Ref<Class>,
        name: Name,
    ) -> Run<()> {
        let (in_class, slot) = self.lookup(class, name);
        if let Value::Object(o) = &in_class
            && let Object::Property { del, .. } = &**o
        {
            if del.is_none() {
                let what = format!(
                    "property '{}' of '{}' object has no deleter",
                    self.text(name),
                    class.name()
                );
                return Err(self.error(ExcKind::AttributeError, what));
            }
            return self.call(del, std::slice::from_ref(obj)).map(drop);
        }
        if let Value::Instance(_) = &in_class
            && let Some(delete) = self.special(&in_class, well_known::DELETE)
        {
            return self.call_special(&delete, &in_class, std::slice::from_ref(obj)).map(drop);
        }
        let old = slot
            .and_then(|s| instance.fields.lock().get_mut(s).map(std::mem::take))
            .and_then(Value::bound)
            .or_else(|| {
                instance.opened()?.inner.lock().remove_text(&self.program.names.value(name))
            });
        match old {
            Some(_) => Ok(()),
            None => {
                // CPython says only the name here.
                let text = self.text(name);
                let what = format!("'{}' object has no attribute '{text}'", class.name());
                Err(self.error(ExcKind::AttributeError, what))
            }
        }
    }
}
