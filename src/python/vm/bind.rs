//! Binding arguments to parameters, with CPython's words when they do not fit.

use refs::Ref;

use super::{Frame, Vm};
use crate::value::{Function, Name, Run, Value, put};

impl Vm {
    /// A frame with the arguments in its registers. `args` are taken.
    pub(super) fn bind(
        &mut self,
        f: &Ref<Function>,
        args: &mut [Value],
        kw: &[(Name, Value)],
    ) -> Run<Box<Frame>> {
        let code = &f.code;
        let mut frame = self.frame(code, &f.module);
        if code.simple && kw.is_empty() && args.len() == code.params.names.len() {
            for (i, a) in args.iter_mut().enumerate() {
                frame.regs[i] = std::mem::take(a);
            }
        } else {
            self.bind_slow(f, &mut frame, args, kw)?;
        }
        let free = code.free as usize;
        for (i, cell) in f.closure.iter().enumerate() {
            frame.regs[free + i] = cell.clone();
        }
        Ok(frame)
    }

    /// A frame for as many arguments as the code has parameters ([`Code::quick`](crate::code::Code::quick)).
    #[inline]
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(super) fn quick(&mut self, f: &Function, this: Value, args: &mut [Value]) -> Box<Frame> {
        let mut frame = self.frame(&f.code, &f.module);
        let mut at = 0;
        if !this.is_unbound() {
            put!(&mut frame.regs[0], this);
            at = 1;
        }
        for (register, arg) in frame.regs[at..].iter_mut().zip(args) {
            put!(register, arg.take());
        }
        let free = f.code.free as usize;
        for (i, cell) in f.closure.iter().enumerate() {
            put!(&mut frame.regs[free + i], cell.clone());
        }
        frame
    }

    /// The same for a method, with what it is bound to before the arguments.
    pub(super) fn bind_method(
        &mut self,
        f: &Ref<Function>,
        this: Value,
        args: &mut [Value],
        kw: &[(Name, Value)],
    ) -> Run<Box<Frame>> {
        if kw.is_empty() && f.code.quick as usize == args.len() + 1 {
            return Ok(self.quick(f, this, args));
        }
        let mut all = Vec::with_capacity(args.len() + 1);
        all.push(this);
        all.extend(args.iter_mut().map(std::mem::take));
        self.bind(f, &mut all, kw)
    }

    #[inline(never)]
    fn bind_slow(
        &mut self,
        f: &Ref<Function>,
        frame: &mut Frame,
        args: &mut [Value],
        kw: &[(Name, Value)],
    ) -> Run<()> {
        let p = &f.code.params;
        let named = p.names.len();
        let taken = args.len().min(p.positional);
        for (i, a) in args.iter_mut().enumerate().take(taken) {
            frame.regs[i] = std::mem::take(a);
        }
        if p.vararg {
            let rest = args[taken..].iter_mut().map(std::mem::take).collect();
            frame.regs[named] = Value::tuple(rest);
        }
        let extra = if p.kwarg { Some(Value::dict(crate::value::DictInner::new())) } else { None };
        let mut posonly = Vec::new();
        for (name, value) in kw {
            match p.names.iter().position(|n| n == name) {
                Some(i) if i >= p.posonly => {
                    if !frame.regs[i].is_unbound() {
                        let what = format!(
                            "{}() got multiple values for argument '{}'",
                            self.qual(f),
                            self.text(*name)
                        );
                        return Err(self.type_error(what));
                    }
                    frame.regs[i] = value.clone();
                }
                found => match &extra {
                    Some(extra) => {
                        self.dict_store(extra, self.program.names.value(*name), value.clone())?
                    }
                    None if found.is_some() => posonly.push(self.text(*name)),
                    None => {
                        let what = format!(
                            "{}() got an unexpected keyword argument '{}'",
                            self.qual(f),
                            self.text(*name)
                        );
                        return Err(self.type_error(what));
                    }
                },
            }
        }
        if !posonly.is_empty() {
            let what = format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                self.qual(f),
                posonly.join(", ")
            );
            return Err(self.type_error(what));
        }
        if let Some(extra) = extra {
            frame.regs[named + usize::from(p.vararg)] = extra;
        }
        if args.len() > p.positional && !p.vararg {
            return Err(self.too_many(f, frame, args.len()));
        }
        let mut missing = Vec::new();
        {
            let later;
            let defaults = match f.defaults.first() {
                Some(defaults) => defaults,
                None => {
                    later = f.defaults.get();
                    &later
                }
            };
            let first = p.positional - defaults.len().min(p.positional);
            for i in taken..p.positional {
                if frame.regs[i].is_unbound() {
                    match i.checked_sub(first).and_then(|d| defaults.get(d)) {
                        Some(d) => put!(&mut frame.regs[i], d.clone()),
                        None => missing.push(self.text(p.names[i])),
                    }
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing(f, "positional", &missing));
        }
        if p.positional == named {
            return Ok(());
        }
        let kw_defaults = f.kw_defaults.get();
        for i in p.positional..named {
            if frame.regs[i].is_unbound() {
                match kw_defaults.as_ref().and_then(|d| d.iter().find(|d| d.0 == p.names[i])) {
                    Some(d) => frame.regs[i] = d.1.clone(),
                    None => missing.push(self.text(p.names[i])),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing(f, "keyword-only", &missing));
        }
        Ok(())
    }

    fn qual(&self, f: &Function) -> String {
        f.qualname.get().as_str().unwrap_or_default().to_owned()
    }

    fn missing(&mut self, f: &Function, kind: &str, names: &[String]) -> crate::value::Exc {
        let quoted: Vec<String> = names.iter().map(|n| format!("'{n}'")).collect();
        let list = match quoted.len() {
            1 => quoted[0].clone(),
            2 => format!("{} and {}", quoted[0], quoted[1]),
            n => format!("{}, and {}", quoted[..n - 1].join(", "), quoted[n - 1]),
        };
        let s = if names.len() == 1 { "" } else { "s" };
        let what = format!(
            "{}() missing {} required {kind} argument{s}: {list}",
            self.qual(f),
            names.len()
        );
        self.type_error(what)
    }

    fn too_many(&mut self, f: &Function, frame: &Frame, given: usize) -> crate::value::Exc {
        let p = &f.code.params;
        let defaults = f.defaults.get().len();
        let takes = if defaults > 0 {
            format!("from {} to {}", p.positional - defaults, p.positional)
        } else {
            p.positional.to_string()
        };
        let plural = if p.positional == 1 && defaults == 0 { "" } else { "s" };
        let keyword =
            (p.positional..p.names.len()).filter(|i| !frame.regs[*i].is_unbound()).count();
        let what = if keyword > 0 {
            let (a, b) = (if given == 1 { "" } else { "s" }, if keyword == 1 { "" } else { "s" });
            format!(
                "{}() takes {takes} positional argument{plural} but {given} positional argument{a} (and {keyword} keyword-only argument{b}) were given",
                self.qual(f)
            )
        } else {
            let were = if given == 1 { "was" } else { "were" };
            format!(
                "{}() takes {takes} positional argument{plural} but {given} {were} given",
                self.qual(f)
            )
        };
        self.type_error(what)
    }
}
