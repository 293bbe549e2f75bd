//! A program's text: its variants, and what its comments declare.
//!
//! - `#@variant NAME` on a line of its own begins a variant: a program of its own, to be compared with the others.
//! - `NAME = 4  #@param {type: "integer", min: 1, max: 64}` at the top level makes a parameter of the form: Colab's notation.
//! - `#@always EXPRESSION` at the top level says what must hold before every step of a steered run.
//!
//! Declarations keep their lines, so that what is said of a line is said of the one that was written.

use std::collections::BTreeMap;

const VARIANT: &str = "#@variant";
const PARAM: &str = "#@param";
const ALWAYS: &str = "#@always";
/// Characters of a variant's name at most.
const LONGEST_NAME: usize = 40;
/// Greatest size of a parameter where its comment names none: as large as every number of a form may be.
const LARGEST: i64 = 1_000_000_000;

/// One program of those that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Empty for the first one without a marker.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A parameter as a comment declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The variable.
    pub name: String,
    /// Line in its variant, from 1.
    pub line: usize,
    /// Columns of the value, in bytes from 0.
    pub value: std::ops::Range<usize>,
    /// The value in the text.
    pub default: i64,
    /// Least value.
    pub min: i64,
    /// Greatest value.
    pub max: i64,
    /// The form's step.
    pub step: i64,
}

/// What cannot be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Line in its variant, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// The variants of a text; at least one. The page cuts by the same rules.
pub fn variants(text: &str) -> Vec<Variant> {
    let mut found: Vec<(String, Vec<&str>)> = vec![(String::new(), Vec::new())];
    for line in text.split('\n') {
        match (marker(line), found.last_mut()) {
            (Some(name), _) => found.push((name, Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    let whole = |(name, lines): (String, Vec<&str>)| Variant { name, text: lines.join("\n") };
    let mut found: Vec<Variant> = found.into_iter().map(whole).collect();
    if found.len() > 1 && found[0].text.trim().is_empty() {
        found.remove(0);
    }
    found
}

fn marker(line: &str) -> Option<String> {
    let rest = line.strip_prefix(VARIANT)?;
    let name = rest.trim();
    let apart = rest.starts_with(char::is_whitespace);
    (apart && (1..=LONGEST_NAME).contains(&name.chars().count())).then(|| name.to_owned())
}

/// The parameters that a variant declares.
pub fn params(text: &str) -> Vec<Result<Declared, Misread>> {
    let lines = text.lines().enumerate().filter(|(_, line)| line.contains(PARAM));
    lines.filter_map(|(at, line)| param(at + 1, line)).collect()
}

/// None for a comment that is not at the top level, or not behind an assignment.
fn param(number: usize, line: &str) -> Option<Result<Declared, Misread>> {
    let (code, comment) = line.split_once(PARAM)?;
    let (name, given) = code.split_once('=')?;
    let named = name.trim_end();
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    if named.is_empty() || !named.chars().all(plain) || named.starts_with(|c: char| c.is_numeric())
    {
        return None;
    }
    let misread = |message: &str| Some(Err(Misread { line: number, message: message.to_owned() }));
    let start = name.len() + 1 + (given.len() - given.trim_start().len());
    let value = start..start + given.trim().len();
    let Ok(default) = given.trim().replace('_', "").parse::<i64>() else {
        return misread(
            "#@param needs a whole number: N = 4  #@param {type: \"integer\", min: 1, max: 64}",
        );
    };
    let fields = match fields(comment) {
        Ok(fields) => fields,
        Err(message) => return misread(&message),
    };
    let of = |key: &str, otherwise: i64| fields.get(key).copied().unwrap_or(otherwise);
    let (min, max, step) = (of("min", 0.min(default)), of("max", LARGEST), of("step", 1));
    if min > max || !(min..=max).contains(&default) || step < 1 || max > LARGEST || min < -LARGEST {
        return misread(
            "#@param: the value has to lie between min and max, and step has to be at least 1",
        );
    }
    Some(Ok(Declared { name: named.to_owned(), line: number, value, default, min, max, step }))
}

/// `{type: "integer", min: 1, max: 64}`, or nothing.
fn fields(comment: &str) -> Result<BTreeMap<String, i64>, String> {
    let comment = comment.trim();
    let mut found = BTreeMap::new();
    if comment.is_empty() {
        return Ok(found);
    }
    let inner = comment.strip_prefix('{').and_then(|c| c.strip_suffix('}'));
    let inner = inner.ok_or_else(|| {
        "#@param: {…} expected, as in {type: \"integer\", min: 1, max: 64}".to_owned()
    })?;
    for field in inner.split(',').filter(|f| !f.trim().is_empty()) {
        let (key, value) = field.split_once(':').unwrap_or((field, ""));
        let (key, value) = (key.trim().trim_matches(['"', '\'']), value.trim());
        match key {
            "type" if matches!(value.trim_matches(['"', '\'']), "integer" | "slider") => {}
            "type" => return Err(format!("#@param: only type \"integer\" is there, not {value}")),
            "min" | "max" | "step" => {
                let number = value.replace('_', "").parse();
                let number = number
                    .map_err(|_| format!("#@param: {key} has to be a whole number, not {value}"))?;
                found.insert(key.to_owned(), number);
            }
            other => {
                return Err(format!("#@param: type, min, max and step are there, not {other}"));
            }
        }
    }
    Ok(found)
}

/// A variant ready to be run: with the values of its parameters, and its conditions as functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Python.
    pub source: String,
    /// What must hold before every step.
    pub always: Vec<python::Always>,
}

/// Lays `value`s over the parameters' own, and makes functions of the conditions.
pub fn ready(text: &str, value: impl Fn(&str) -> Option<i64>) -> Ready {
    let declared: Vec<Declared> = params(text).into_iter().flatten().collect();
    let mut always = Vec::new();
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let number = at + 1;
        if let Some(condition) = condition(line) {
            let function = format!("__always_{}__", always.len() + 1);
            let made = format!("def {function}(): return ({condition})");
            always.push(python::Always { function, text: condition.to_owned(), line: number });
            return made;
        }
        let param = declared.iter().find(|d| d.line == number);
        match param.and_then(|d| Some((d, value(&d.name)?))) {
            Some((d, value)) => {
                format!("{}{value}{}", &line[..d.value.start], &line[d.value.end..])
            }
            None => line.to_owned(),
        }
    });
    let lines: Vec<String> = lines.collect();
    Ready { source: lines.join("\n"), always }
}

fn condition(line: &str) -> Option<&str> {
    let rest = line.trim_end().strip_prefix(ALWAYS)?.strip_prefix([' ', '\t'])?.trim();
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_markers_is_one_variant() {
        assert_eq!(variants("a\nb"), [Variant { name: String::new(), text: "a\nb".into() }]);
        assert_eq!(variants("").len(), 1);
    }

    #[test]
    fn markers_part_a_text() {
        let found = variants("\n#@variant one \na\n#@variant 둘\nb\n#@variant\nc\n");
        let named: Vec<_> = found.iter().map(|v| (v.name.as_str(), v.text.as_str())).collect();
        assert_eq!(named, [("one", "a"), ("둘", "b\n#@variant\nc\n")]);
        let found = variants("x = 1\n#@variant b\n");
        assert_eq!((found[0].name.as_str(), found[0].text.as_str(), found.len()), ("", "x = 1", 2));
    }

    #[test]
    fn parameters_are_declared_as_in_colab() {
        let text = "N = 4  #@param {type: \"integer\", min: 1, max: 64}\n  M = 1 #@param\nK=1_000 #@param\nS = 'a' #@param\n";
        let found = params(text);
        assert_eq!(found.len(), 3);
        let n = found[0].as_ref().unwrap();
        assert_eq!((n.name.as_str(), n.default, n.min, n.max, n.step), ("N", 4, 1, 64, 1));
        assert_eq!(found[1].as_ref().unwrap().default, 1000);
        assert_eq!(found[2].as_ref().unwrap_err().line, 4);
        let made = ready(text, |name| (name == "N").then_some(16));
        assert!(made.source.starts_with("N = 16  #@param {type"), "{}", made.source);
        assert_eq!(made.source.lines().count(), text.lines().count());
    }

    #[test]
    fn conditions_become_functions_on_their_lines() {
        let made = ready("x = 0\n#@always x >= 0\nx += 1", |_| None);
        assert_eq!(made.source, "x = 0\ndef __always_1__(): return (x >= 0)\nx += 1");
        assert_eq!((made.always[0].text.as_str(), made.always[0].line), ("x >= 0", 2));
    }
}
