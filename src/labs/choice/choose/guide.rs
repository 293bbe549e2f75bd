//! Three or four questions about the reader's work, and what they lead to.

use model::{Guide, GuideAnswer, GuideNext, GuideOption, GuideQuestion};

const fn ask(id: &'static str, question: &'static str) -> GuideOption {
    GuideOption { id, next: GuideNext::Ask(question) }
}

const fn answer(id: &'static str, answer: &'static str) -> GuideOption {
    GuideOption { id, next: GuideNext::Answer(answer) }
}

const fn pattern(id: &'static str, labs: &'static [&'static str]) -> GuideAnswer {
    GuideAnswer { id, labs, measured: false }
}

const fn measured(id: &'static str, labs: &'static [&'static str]) -> GuideAnswer {
    GuideAnswer { id, labs, measured: true }
}

pub(super) const GUIDE: Guide = Guide {
    questions: &[
        GuideQuestion {
            id: "work",
            options: &[ask("waits", "waits"), ask("computes", "language"), ask("both", "mixed")],
        },
        GuideQuestion {
            id: "waits",
            options: &[ask("few", "few-library"), ask("many", "many-library")],
        },
        GuideQuestion {
            id: "few-library",
            options: &[ask("blocking", "order"), ask("awaitable", "control")],
        },
        GuideQuestion {
            id: "order",
            options: &[answer("input", "thread-pool"), answer("arrival", "pool-as-completed")],
        },
        GuideQuestion {
            id: "control",
            options: &[answer("simple", "gather"), answer("limits", "cancellable-tasks")],
        },
        GuideQuestion {
            id: "many-library",
            options: &[answer("blocking", "fed-pool"), ask("awaitable", "rate")],
        },
        GuideQuestion {
            id: "rate",
            options: &[answer("free", "many-tasks"), answer("limited", "limited-tasks")],
        },
        GuideQuestion { id: "language", options: &[ask("gil", "data"), ask("no-gil", "shared")] },
        GuideQuestion {
            id: "data",
            options: &[answer("little", "processes"), answer("much", "native-code")],
        },
        GuideQuestion {
            id: "shared",
            options: &[answer("apart", "split-threads"), answer("together", "locked-threads")],
        },
        GuideQuestion {
            id: "mixed",
            options: &[ask("gil", "gil-length"), ask("no-gil", "free-length")],
        },
        GuideQuestion {
            id: "gil-length",
            options: &[answer("short", "inline"), answer("long", "tasks-and-processes")],
        },
        GuideQuestion {
            id: "free-length",
            options: &[answer("short", "inline"), answer("long", "tasks-and-threads")],
        },
    ],
    answers: &[
        measured("thread-pool", &["thread-pool", "io-bound"]),
        measured("pool-as-completed", &["pool-as-completed", "thread-pool"]),
        measured("gather", &["gather", "io-bound"]),
        pattern("cancellable-tasks", &["task-cancel", "async-as-completed", "async-resource"]),
        measured("fed-pool", &["worker-queue", "pipeline", "thread-pool"]),
        measured("many-tasks", &["io-bound", "web-scraper"]),
        measured("limited-tasks", &["api-client", "web-scraper", "async-queue"]),
        measured("processes", &["process-pool", "processes", "cpu-bound"]),
        measured("native-code", &["shared-memory", "process-queue", "gil"]),
        measured("split-threads", &["cpu-bound", "data-analysis"]),
        pattern("locked-threads", &["lock", "race"]),
        measured("inline", &["gather", "concurrency-parallelism"]),
        measured("tasks-and-processes", &["process-pool", "pipeline"]),
        measured("tasks-and-threads", &["pipeline", "cpu-bound"]),
    ],
};
