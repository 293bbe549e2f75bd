//! The titles of the chapter's sections: their one home.

use model::Section;

use super::texts::Both;

/// A section's title.
pub fn title(section: Section) -> Both<&'static str> {
    let (ko, en) = match section {
        Section::Basics => ("동시성과 병렬성", "Concurrency and parallelism"),
        Section::Threading => ("스레드", "Threads"),
        Section::Multiprocessing => ("프로세스", "Processes"),
        Section::Asyncio => ("비동기 태스크", "Async tasks"),
        Section::Choice => ("비교와 선택", "Comparing and choosing"),
        Section::Applications => ("실제로 쓰기", "Putting it to use"),
        Section::Exercises => ("연습 문제", "Exercises"),
        Section::Interleavings => ("실행 순서", "Orders of steps"),
        Section::Workshop => ("작업장", "Workshop"),
    };
    Both { ko, en }
}

/// Its name in the manifest, which is its crate's folder in `src/labs`, and its door's in `src/doors`.
pub fn key(section: Section) -> String {
    match serde_json::to_value(section) {
        Ok(serde_json::Value::String(key)) => key,
        other => unreachable!("a section is written as a word, not as {other:?}"),
    }
}
