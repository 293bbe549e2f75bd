//! `format()` and `%`.

use super::Vm;
use super::type_name;
use crate::value::{Run, Value, well_known as w};

impl Vm {
    /// `format(v, spec)`
    pub fn format(&mut self, v: &Value, spec: &str) -> Run<String> {
        if let Some(m) = self.custom(v, w::FORMAT) {
            let r = self.call_special(&m, v, &[Value::str(spec)])?;
            return Ok(r.as_str().unwrap_or_default().to_owned());
        }
        if spec.is_empty() {
            return self.str_of(v);
        }
        let result = match v.plain() {
            Value::Int(i) => crate::text::format_int((*i).into(), spec, "int"),
            Value::BigInt(i) => crate::text::format_int((&***i).into(), spec, "int"),
            Value::Bool(b) => crate::text::format_int(i64::from(*b).into(), spec, "bool"),
            Value::Float(f) => crate::text::format_float(*f, spec),
            Value::Str(s) => crate::text::format_str(s.as_str(), spec),
            _ => {
                let t = type_name(self, v);
                return Err(
                    self.type_error(format!("unsupported format string passed to {t}.__format__"))
                );
            }
        };
        match result {
            Ok(text) => Ok(text),
            Err(e) => Err(self.base_error(e)),
        }
    }

    /// `text % args`
    pub(crate) fn percent(&mut self, text: &str, args: &Value) -> Run<String> {
        crate::types::percent(self, text, args)
    }
}
