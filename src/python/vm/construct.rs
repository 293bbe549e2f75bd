//! A class is called.

use refs::Ref;

use super::run::Called;
use super::{Frame, Ret, Vm};
use crate::code::Kind;
use crate::value::{self, Class, Name, Object, Run, Solid, Value, well_known};

impl Vm {
    /// An instance of a class of the program's that does nothing unusual about it, and the frame of its `__init__`.
    #[inline]
    pub(super) fn quick_instance(
        &mut self,
        class: &Ref<Class>,
        args: &mut [Value],
    ) -> Option<Box<Frame>> {
        if class.meta.is_some()
            || !class.heap
            || class.solid != Solid::Object
            || class.new.is_some()
        {
            return None;
        }
        match super::cached(&mut self.cache, class, well_known::NEW).value {
            Value::Unbound | Value::Builtin(_) => {}
            _ => return None,
        }
        let init = match &super::cached(&mut self.cache, class, well_known::INIT).value {
            Value::Function(f) if f.code.quick as usize == args.len() + 1 => f.clone(),
            _ => return None,
        };
        let instance = Value::Instance(value::Instance::new(class.clone(), value::Payload::None));
        let mut frame = self.quick(&init, instance.twin(), args);
        frame.ret = Ret::Init { dst: 0, instance };
        Some(frame)
    }

    /// Makes an instance.
    pub(super) fn instantiate(
        &mut self,
        class: &Ref<Class>,
        args: &mut [Value],
        kw: &[(Name, Value)],
    ) -> Run<Called> {
        if let Some(meta) = &class.meta {
            let (call, _) = self.lookup(&meta.clone(), well_known::CALL);
            if let Value::Function(_) = call {
                let mut all = vec![Value::Class(class.clone())];
                all.extend(args.iter_mut().map(std::mem::take));
                return self.begin(&call, &mut all, kw);
            }
        }
        self.make_instance(class, args, kw)
    }

    /// `type.__call__`: what calling a class does unless its metaclass has ideas of its own.
    pub(crate) fn construct(
        &mut self,
        class: &Ref<Class>,
        args: &[Value],
        kw: &[(Name, Value)],
    ) -> Run<Value> {
        let called = self.make_instance(class, &mut args.to_vec(), kw)?;
        self.finish_call(called)
    }

    pub(super) fn make_instance(
        &mut self,
        class: &Ref<Class>,
        args: &mut [Value],
        kw: &[(Name, Value)],
    ) -> Run<Called> {
        let (new, _) = self.lookup(class, well_known::NEW);
        let own_new = !new.is_unbound() && !matches!(new, Value::Builtin(_));
        let (init, _) = self.lookup(class, well_known::INIT);
        let instance = if own_new {
            let new = match &new {
                Value::Object(o) => match &**o {
                    Object::StaticMethod(f) => f.clone(),
                    _ => new.clone(),
                },
                _ => new.clone(),
            };
            let mut all = vec![Value::Class(class.clone())];
            all.extend(args.iter().cloned());
            let instance = self.call_kw(&new, &all, kw)?;
            if !self.class_of(&instance).is_sub(class) {
                return Ok(Called::Value(instance));
            }
            instance
        } else {
            if class.heap && class.solid == Solid::Object && class.new.is_none() {
                self.check_abstract(class)?;
                if matches!(init, Value::Unbound | Value::Builtin(_))
                    && !(args.is_empty() && kw.is_empty())
                {
                    return Err(self.type_error(format!("{}() takes no arguments", class.name())));
                }
                Value::Instance(value::Instance::new(class.clone(), value::Payload::None))
            } else {
                match class.new {
                    Some(make) => make(self, class, args, kw)?,
                    None if class.solid == Solid::Object => {
                        Value::Instance(value::Instance::new(class.clone(), value::Payload::None))
                    }
                    None if class.full_name() == "NoneType" && args.is_empty() => Value::None,
                    None => {
                        return Err(self.type_error(format!(
                            "cannot create '{}' instances",
                            class.full_name()
                        )));
                    }
                }
            }
        };
        match &init {
            Value::Unbound => Ok(Called::Value(instance)),
            Value::Function(f) => {
                let mut frame = self.bind_method(f, instance.clone(), args, kw)?;
                if f.code.kind != Kind::Function {
                    return Ok(Called::Value(instance));
                }
                frame.ret = Ret::Init { dst: 0, instance };
                Ok(Called::Frame(frame))
            }
            // What a native `__new__` made is complete, unless a native base is initialized by a subclass's `__init__`.
            Value::Builtin(_) if !own_new => Ok(Called::Value(instance)),
            other => {
                let bound = self.bind_attr(other, Some(&instance), class)?;
                self.call_kw(&bound, args, kw)?;
                Ok(Called::Value(instance))
            }
        }
    }
}
