//! A schedule as text: that of the page's links.
//!
//! A letter for each lane, `a` for the one that starts the others, and a count behind it where a lane takes several steps in a
//! row: `b3c2`. A step that does not come about in its usual way has a tilde and the number of its way behind the letter: `b~1c2`.
//! Such a step has no count, for the number would run into it.

use seat::Turn;

/// Lanes that have a letter.
pub(super) const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The longest schedule that is read, in steps: a count may say more than there is room for.
const MOST_STEPS: usize = 1_000_000;

/// What a lane is called.
pub(super) fn letter(lane: usize) -> char {
    LETTERS.chars().nth(lane).unwrap_or('?')
}

pub(super) fn format(turns: &[Turn]) -> String {
    let mut text = String::new();
    for run in turns.chunk_by(|a, b| a.pick == 0 && a == b) {
        text.push(letter(run[0].lane));
        match (run[0].pick, run.len()) {
            (0, 1) => {}
            (0, count) => text += &count.to_string(),
            (pick, _) => text += &std::format!("~{pick}"),
        }
    }
    text
}

/// The turns of a text; none where it is no schedule.
pub(super) fn parse(text: &str) -> Option<Vec<Turn>> {
    let mut turns = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let lane = LETTERS.find(first)?;
        rest = &rest[1..];
        if let Some(picked) = rest.strip_prefix('~') {
            let (pick, behind) = number(picked);
            turns.push(Turn { lane, pick: pick?.try_into().ok()? });
            rest = behind;
            continue;
        }
        let (count, behind) = match rest.starts_with(|c: char| c.is_ascii_digit()) {
            true => number(rest),
            false => (Some(1), rest),
        };
        let count = count.filter(|count| (1..=MOST_STEPS - turns.len()).contains(count))?;
        turns.extend(std::iter::repeat_n(Turn::of(lane), count));
        rest = behind;
    }
    Some(turns)
}

/// The number that `text` begins with, and what is behind it.
fn number(text: &str) -> (Option<usize>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_survives_being_text() {
        let turn = |lane, pick| Turn { lane, pick };
        let turns = [(1, 0), (1, 0), (2, 0), (1, 1), (1, 1), (2, 13), (2, 0), (2, 0), (51, 0)];
        let turns = turns.map(|(lane, pick)| turn(lane, pick));
        assert_eq!(format(&turns), "b2cb~1b~1c~13c2Z");
        assert_eq!(parse("b2cb~1b~1c~13c2Z\n").as_deref(), Some(&turns[..]));
        assert_eq!(parse(""), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_schedule_is_told_apart() {
        for wrong in
            ["1", "b-", "b~", "b~x", "b~300", "b0", "é", "b99999999999999999999", "b1000000b"]
        {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
