//! `text % args` and `str.format`.

use python_base::format::First;
use python_base::percent::{Amount, Piece, pieces, wrong_type};

use crate::value::{Name, Run, Value};
use crate::vm::Vm;

/// `text % args`
pub fn percent(vm: &mut Vm, text: &str, args: &Value) -> Run<String> {
    let mapping = matches!(args.plain(), Value::Dict(_));
    let list = match args {
        Value::Tuple(t) => t.0.to_vec(),
        other => vec![other.clone()],
    };
    let mut next = 0;
    let mut take = |vm: &mut Vm| -> Run<Value> {
        next += 1;
        match list.get(next - 1) {
            Some(v) => Ok(v.clone()),
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    };
    let mut out = String::new();
    let mut keyed = false;
    for piece in pieces(text, mapping) {
        let piece = piece.map_err(|e| vm.base_error(e))?;
        let conversion = match piece {
            Piece::Literal(t) => {
                out.push_str(t);
                continue;
            }
            Piece::Conversion(c) => c,
        };
        let mut amount = |vm: &mut Vm, a: &Amount| -> Run<Option<i64>> {
            match a {
                Amount::None => Ok(None),
                Amount::Argument => {
                    let v = take(vm)?;
                    match v {
                        Value::Int(i) => Ok(Some(i)),
                        _ => Err(vm.type_error("* wants int")),
                    }
                }
                Amount::Given(n) => Ok(Some(*n as i64)),
            }
        };
        let width = amount(vm, &conversion.width)?;
        let precision = amount(vm, &conversion.precision)?;
        let value = match conversion.key {
            Some(key) => {
                keyed = true;
                vm.get_item(args, &Value::str(key))?
            }
            None => take(vm)?,
        };
        if !conversion.is_known() {
            return Err(vm.base_error(conversion.unsupported()));
        }
        let layout = conversion.layout(width, precision).map_err(|e| vm.base_error(e))?;
        let code = conversion.code;
        let text = match code {
            's' => layout.text(&vm.str_of(&value)?),
            'r' => layout.text(&vm.repr_of(&value)?),
            'a' => layout.text(&crate::text::ascii(&vm.repr_of(&value)?)),
            'c' => match value.plain() {
                Value::Str(s) if s.chars == 1 => layout.text(s.as_str()),
                v => match super::number::int_ref(v) {
                    Some(i) => layout.character(i).map_err(|e| vm.base_error(e))?,
                    None => return Err(vm.type_error("%c requires int or char")),
                },
            },
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let whole = match value.plain() {
                    Value::Float(f) if matches!(code, 'd' | 'i' | 'u') => {
                        python_base::number::float_to_int(*f)
                            .map(super::number::of_int)
                            .map_err(|e| vm.base_error(e))?
                    }
                    v => v.clone(),
                };
                match super::number::int_ref(&whole) {
                    Some(i) => layout.int(i).map_err(|e| vm.base_error(e))?,
                    None => {
                        let t = crate::vm::type_name(vm, &value);
                        return Err(vm.base_error(wrong_type(code, &t)));
                    }
                }
            }
            _ => {
                let f = super::number::to_float(vm, &value, "must be real number, not")?;
                layout.float(f)
            }
        };
        vm.room(out.len() + text.len())?;
        out.push_str(&text);
    }
    // What could be asked for a key may have been given for that, in CPython's eyes.
    let may_be_asked = mapping
        || matches!(
            args.plain(),
            Value::List(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::Range(_)
        );
    if !keyed && !may_be_asked && next < list.len() {
        return Err(vm.type_error("not all arguments converted during string formatting"));
    }
    Ok(out)
}

/// `text.format(*args, **kw)`
pub fn format_method(vm: &mut Vm, text: &str, args: &[Value], kw: &[(Name, Value)]) -> Run<String> {
    Fields { given: Given::Arguments(args, kw), numbering: None, next: 0 }.format(vm, text, 2)
}

/// `text.format_map(mapping)`
pub fn format_map(vm: &mut Vm, text: &str, mapping: &Value) -> Run<String> {
    Fields { given: Given::Mapping(mapping), numbering: None, next: 0 }.format(vm, text, 2)
}

/// What fields stand for.
enum Given<'a> {
    Arguments(&'a [Value], &'a [(Name, Value)]),
    Mapping(&'a Value),
}

struct Fields<'a> {
    given: Given<'a>,
    /// Whether fields are numbered by hand, once one has been.
    numbering: Option<bool>,
    next: usize,
}

impl Fields<'_> {
    fn format(&mut self, vm: &mut Vm, text: &str, depth: usize) -> Run<String> {
        use python_base::format::{Access, Piece, pieces};
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let mut out = String::new();
        for piece in pieces(text) {
            let field = match piece.map_err(|e| vm.base_error(e))? {
                Piece::Literal(t) => {
                    out.push_str(t);
                    continue;
                }
                Piece::Field(f) => f,
            };
            let mut value = self.argument(vm, field.first)?;
            for access in field.path {
                value = match access {
                    Access::Attribute(name) => {
                        let name = vm.intern(name);
                        vm.get_attr(&value, name)?
                    }
                    Access::Index(i) => vm.get_item(&value, &Value::Int(i as i64))?,
                    Access::Key(key) => vm.get_item(&value, &Value::str(key))?,
                };
            }
            value = match field.conversion {
                Some('r') => Value::str(vm.repr_of(&value)?),
                Some('s') => Value::str(vm.str_of(&value)?),
                Some('a') => Value::str(crate::text::ascii(&vm.repr_of(&value)?)),
                Some(c) => {
                    return Err(vm.value_error(format!("Unknown conversion specifier {c}")));
                }
                None => value,
            };
            let spec = if field.nested {
                self.format(vm, field.spec, depth - 1)?
            } else {
                field.spec.to_owned()
            };
            let piece = vm.format(&value, &spec)?;
            vm.room(out.len() + piece.len())?;
            out.push_str(&piece);
        }
        Ok(out)
    }

    fn argument(&mut self, vm: &mut Vm, first: First<'_>) -> Run<Value> {
        let at = match first {
            First::Name(name) => {
                return match &self.given {
                    Given::Mapping(mapping) => vm.get_item(mapping, &Value::str(name)),
                    Given::Arguments(_, kw) => match super::keyword(vm, kw, name) {
                        Some(v) => Ok(v.clone()),
                        None => Err(vm.exception(super::ExcKind::KeyError, vec![Value::str(name)])),
                    },
                };
            }
            First::Next | First::Index(_) => {
                let by_hand = matches!(first, First::Index(_));
                if *self.numbering.get_or_insert(by_hand) != by_hand {
                    let (from, to) = ("automatic field numbering", "manual field specification");
                    let (from, to) = if by_hand { (from, to) } else { (to, from) };
                    return Err(vm.value_error(format!("cannot switch from {from} to {to}")));
                }
                match first {
                    First::Index(i) => i,
                    _ => {
                        self.next += 1;
                        self.next - 1
                    }
                }
            }
        };
        match &self.given {
            Given::Mapping(_) => Err(vm.value_error("Format string contains positional fields")),
            Given::Arguments(args, _) => match args.get(at) {
                Some(v) => Ok(v.clone()),
                None => Err(vm.error(
                    super::ExcKind::IndexError,
                    format!("Replacement index {at} out of range for positional args tuple"),
                )),
            },
        }
    }
}
