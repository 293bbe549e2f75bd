//! Transfers between accounts that meet each other head on: without locks, and with locks in several orders.

use std::time::Duration;

use lab::pause::pause;
use lab::{Lab, Question, Seat, Strategy, guess, names};
use model::{
    Aim, Arg, Comparison, Goal, Message, Outcome, Param, Params, Preset, Resources, Table,
    Unit,
};
use sync::{AtomicU32, Mutex, Ordering, SpinBarrier};

/// The lab.
pub static LAB: Lab = Lab {
    id: "bank-transfer",
    section: crate::SECTION,
    params: &[
        Param::int("accounts", Unit::Count, 2..=8, 1, 6),
        Param::int("threads", Unit::Count, 1..=8, 1, 4).workers_each(),
        Param::int("transfers", Unit::Count, 1..=1_000, 5, 25),
        Param::int("book_ms", Unit::Ms, 0..=100, 1, 1),
    ],
    presets: &[
        Preset { id: "quick", ints: &[], choices: &[] },
        Preset { id: "pair", ints: &[("accounts", 2), ("threads", 2)], choices: &[] },
        Preset { id: "instant", ints: &[("transfers", 1_000), ("book_ms", 0)], choices: &[] },
    ],
    strategies: &[
        Strategy::threads("unguarded", |p| Resources::threads(p.count("threads")), unguarded),
        Strategy::threads("ordered", |p| Resources::threads(p.count("threads")), ordered),
        Strategy::threads("one-lock", |p| Resources::threads(p.count("threads")), one_lock),
        Strategy::threads("try-lock", |p| Resources::threads(p.count("threads")), try_lock),
    ],
    repeats: 7,
    judge,
    question: Some(Question { options: &["kept", "less", "more", "either"], truth }),
    names: &[&names::LOCK, &names::TRY_LOCK, &names::THREAD, &names::SLEEP],
    seat: Some(Seat {
        strategies: &["unguarded", "ordered", "one-lock", "try-lock"],
        only: &[Strategy::threads(
            "two-orders",
            |p| Resources::threads(p.count("threads")),
            two_orders,
        )],
        setup: &[("accounts", 2), ("threads", 2), ("transfers", 1), ("book_ms", 0)],
        most: &[("accounts", 3), ("threads", 3), ("transfers", 2), ("book_ms", 10)],
        holds: |_, outcome| outcome.facts["difference"] == 0.0,
        goals: &[
            Goal { id: "money", strategy: "unguarded", aim: Aim::Fail, hints: 3, ..Goal::DEFAULT },
            Goal { id: "embrace", strategy: "two-orders", aim: Aim::Deadlock, hints: 2, ..Goal::DEFAULT },
            Goal { id: "courtesy", strategy: "try-lock", aim: Aim::Livelock, hints: 3, ..Goal::DEFAULT },
            Goal { id: "no-embrace", strategy: "ordered", aim: Aim::Cannot, hints: 2, ..Goal::DEFAULT },
        ],
        ..Seat::DEFAULT
    }),
    module: file!(),
    ..Lab::DEFAULT
};

/// Those that must not lose or make money.
const SAFE: [&str; 3] = ["ordered", "one-lock", "try-lock"];

/// What every transfer moves.
const AMOUNT: u32 = 10;

/// How long “try lock” keeps away from what it could not have.
const BACK_OFF: Duration = Duration::from_millis(1);

/// What every account holds to begin with: as much as all transfers together could take from it.
fn opening(params: &Params) -> u32 {
    AMOUNT * (params.int("threads") * params.int("transfers")) as u32
}

/// The accounts, each behind a lock of its own.
fn accounts(params: &Params) -> [Mutex<u32>; 8] {
    let opening = opening(params);
    [
        Mutex::new("account-1", opening),
        Mutex::new("account-2", opening),
        Mutex::new("account-3", opening),
        Mutex::new("account-4", opening),
        Mutex::new("account-5", opening),
        Mutex::new("account-6", opening),
        Mutex::new("account-7", opening),
        Mutex::new("account-8", opening),
    ]
}

/// Shows a balance under its account's name.
fn show(account: usize, balance: u32) {
    rt::value(
        [
            "account-1",
            "account-2",
            "account-3",
            "account-4",
            "account-5",
            "account-6",
            "account-7",
            "account-8",
        ][account],
        f64::from(balance),
    );
}

/// Takes the amount from one balance and adds it to another, of accounts with these numbers.
fn book(numbers: [usize; 2], from: &mut u32, to: &mut u32, time: Duration) {
    let (less, more) = (*from - AMOUNT, *to + AMOUNT);
    pause(time);
    (*from, *to) = (less, more);
    show(numbers[0], less);
    show(numbers[1], more);
}

/// What a thread did.
struct Work {
    transfers: u32,
    /// How often it gave a lock back without a transfer.
    retries: u32,
    /// Its longest transfer, with all waiting.
    longest_ms: f64,
}

/// The accounts that a thread's transfer goes between, in the round with this number: two threads of opposite
/// directions begin at the same pair.
fn route(accounts: usize, thread: usize, round: usize) -> [usize; 2] {
    let lower = (thread / 2 + round) % (accounts - 1);
    if thread.is_multiple_of(2) { [lower, lower + 1] } else { [lower + 1, lower] }
}

/// What the accounts hold when every transfer has been booked.
fn due(params: &Params) -> Vec<u32> {
    let [threads, transfers, accounts] =
        ["threads", "transfers", "accounts"].map(|id| params.count(id));
    let mut balances = vec![opening(params); accounts];
    let rounds = (0..threads).flat_map(|thread| (0..transfers).map(move |round| (thread, round)));
    for (thread, round) in rounds {
        let [from, to] = route(accounts, thread, round);
        balances[to] += AMOUNT;
        balances[from] -= AMOUNT;
    }
    balances
}

/// Starts the threads: every second one passes money up from account to account, the others down.
/// `transfer` moves it between the accounts with two numbers, and says how often it had to begin again.
fn run(params: &Params, transfer: impl Fn(usize, usize) -> u32 + Sync) -> Vec<Work> {
    let [threads, transfers, accounts] =
        ["threads", "transfers", "accounts"].map(|id| params.count(id));
    let start = SpinBarrier::new(threads as u32);
    let work = |thread: usize| {
        start.wait();
        let mut work = Work { transfers: 0, retries: 0, longest_ms: 0.0 };
        for round in 0..transfers {
            let [from, to] = route(accounts, thread, round);
            let began_ms = rt::clock::now();
            work.retries += transfer(from, to);
            rt::log("booked", from as u32 + 1, (to + 1) as f64);
            work.transfers += 1;
            work.longest_ms = work.longest_ms.max(rt::clock::now() - began_ms);
            rt::checkpoint();
        }
        work
    };
    rt::scope(|scope| {
        let work = &work;
        let started: Vec<_> =
            (0..threads).map(|thread| scope.spawn(move || work(thread))).collect();
        started.into_iter().map(rt::ScopedJoinHandle::join).collect()
    })
}

// #region unguarded
fn unguarded(params: &Params) -> Outcome {
    let time = params.ms("book_ms");
    let opening = opening(params);
    // Plain integers would be undefined behaviour; atomics in two steps go wrong in the same way.
    let balances = [
        AtomicU32::named("account-1", opening),
        AtomicU32::named("account-2", opening),
        AtomicU32::named("account-3", opening),
        AtomicU32::named("account-4", opening),
        AtomicU32::named("account-5", opening),
        AtomicU32::named("account-6", opening),
        AtomicU32::named("account-7", opening),
        AtomicU32::named("account-8", opening),
    ];
    let done = run(params, |from, to| {
        let less = balances[from].load(Ordering::SeqCst) - AMOUNT;
        let more = balances[to].load(Ordering::SeqCst) + AMOUNT;
        pause(time);
        balances[from].store(less, Ordering::SeqCst); // <- overwrites what was booked meanwhile
        balances[to].store(more, Ordering::SeqCst); // <- here as well
        show(from, less);
        show(to, more);
        0
    });
    let found = outcome(params, &done, balances.map(AtomicU32::into_inner));
    // It may be wrong, so it is not compared with the others'.
    Outcome { answer: String::new(), ..found }
}
// #endregion

// #region two-orders
fn two_orders(params: &Params) -> Outcome {
    let (accounts, time) = (accounts(params), params.ms("book_ms"));
    let done = run(params, |from, to| {
        let mut less = accounts[from].lock(); // <- one thread's `from` is …
        let mut more = accounts[to].lock(); // <- … the other's `to`
        book([from, to], &mut less, &mut more, time);
        0
    });
    outcome(params, &done, accounts.map(Mutex::into_inner))
}
// #endregion

// #region ordered
fn ordered(params: &Params) -> Outcome {
    let (accounts, time) = (accounts(params), params.ms("book_ms"));
    let done = run(params, |from, to| {
        let mut lower = accounts[from.min(to)].lock(); // <- the lower number first, whatever the direction
        let mut upper = accounts[from.max(to)].lock(); // <-
        let (less, more) =
            if from < to { (&mut lower, &mut upper) } else { (&mut upper, &mut lower) };
        book([from, to], less, more, time);
        0
    });
    outcome(params, &done, accounts.map(Mutex::into_inner))
}
// #endregion

// #region one-lock
fn one_lock(params: &Params) -> Outcome {
    let time = params.ms("book_ms");
    let bank = Mutex::new("bank", [opening(params); 8]);
    let done = run(params, |from, to| {
        let mut balances = bank.lock(); // <- all accounts at once: no second lock to wait for
        let [less, more] = balances.get_disjoint_mut([from, to]).expect("two accounts");
        book([from, to], less, more, time);
        0
    });
    outcome(params, &done, bank.into_inner())
}
// #endregion

// #region try-lock
fn try_lock(params: &Params) -> Outcome {
    let (accounts, time) = (accounts(params), params.ms("book_ms"));
    let done = run(params, |from, to| {
        let mut retries = 0;
        let back_off = rt::BackOff::new(BACK_OFF);
        loop {
            let mut less = accounts[from].lock();
            if let Some(mut more) = accounts[to].try_lock() {
                // <- does not wait while holding a lock
                book([from, to], &mut less, &mut more, time);
                return retries;
            }
            drop(less); // <- releases what the other may be waiting for
            retries += 1;
            back_off.wait();
        }
    });
    outcome(params, &done, accounts.map(Mutex::into_inner))
}
// #endregion

fn outcome(params: &Params, done: &[Work], balances: [u32; 8]) -> Outcome {
    let (accounts, opening) = (params.count("accounts"), opening(params));
    let balances = &balances[..accounts];
    let total = balances.iter().map(|b| f64::from(*b)).sum::<f64>();
    let difference = total - f64::from(opening) * accounts as f64;
    let transfers = f64::from(done.iter().map(|w| w.transfers).sum::<u32>());
    let retries = f64::from(done.iter().map(|w| w.retries).sum::<u32>());
    let numbers: Vec<String> = balances.iter().map(u32::to_string).collect();
    let due = due(params);
    let wrong = balances.iter().zip(&due).filter(|(is, due)| is != due).count() as f64;
    let account = |(index, (balance, due)): (usize, (&u32, &u32))| {
        let numbers = [opening, *balance, *due].map(f64::from);
        [(index + 1) as f64].into_iter().chain(numbers).map(Arg::Number).collect()
    };
    let thread = |(index, w): (usize, &Work)| {
        [(index + 1) as f64, f64::from(w.transfers), f64::from(w.retries), w.longest_ms]
            .map(Arg::Number)
            .to_vec()
    };
    let result = Message::new("total").number("total", total).number("difference", difference);
    Outcome::new(result.number("transfers", transfers), numbers.join(","))
        .fact("difference", difference)
        .fact("wrong_accounts", wrong)
        .fact("transfers", transfers)
        .fact("retries", retries)
        .table(Table {
            key: "accounts".to_owned(),
            columns: ["account", "opening", "closing", "due"].map(str::to_owned).to_vec(),
            rows: balances.iter().zip(&due).enumerate().map(account).collect(),
        })
        .table(Table {
            key: "threads".to_owned(),
            columns: ["thread", "transfers", "retries", "longest_ms"].map(str::to_owned).to_vec(),
            rows: done.iter().enumerate().map(thread).collect(),
        })
}

fn judge(params: &Params, comparison: &Comparison) -> Vec<Message> {
    let facts = |id: &str, name: &str| guess::facts(comparison, id, name).unwrap_or(&[]).to_vec();
    let least = |found: &[f64]| found.iter().copied().fold(f64::INFINITY, f64::min);
    let most = |found: &[f64]| found.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total = f64::from(opening(params)) * params.int("accounts") as f64;
    let mut said = Vec::new();
    let wrong = facts("unguarded", "difference");
    if !wrong.is_empty() {
        let hit = wrong.iter().filter(|d| **d != 0.0).count() as f64;
        let key = if hit > 0.0 { "wrong" } else { "lucky" };
        let message = Message::new(key).number("hit", hit).number("runs", wrong.len() as f64);
        let message = message.number("least", least(&wrong)).number("most", most(&wrong));
        said.push(message.number("total", total));
        let accounts = facts("unguarded", "wrong_accounts");
        let hidden = wrong.iter().zip(&accounts).filter(|(d, a)| **d == 0.0 && **a > 0.0).count();
        if hidden > 0 {
            let message = Message::new("hidden").number("hidden", hidden as f64);
            said.push(message.number("runs", wrong.len() as f64));
        }
    }
    let safe: Vec<f64> = SAFE.into_iter().flat_map(|id| facts(id, "wrong_accounts")).collect();
    if !safe.is_empty() {
        let key = if safe.iter().all(|wrong| *wrong == 0.0) { "kept" } else { "broken" };
        said.push(Message::new(key).number("runs", safe.len() as f64).number("total", total));
    }
    let mut rows: Vec<_> = SAFE.into_iter().filter_map(|id| comparison.get(id)).collect();
    rows.sort_by(|a, b| a.median_ms.total_cmp(&b.median_ms));
    if let [fast, .., slow] = &rows[..] {
        // How many times as fast the fastest is; none where the runs do not tell.
        let ratio = guess::ratio(comparison, &slow.id, &fast.id);
        let ratio = ratio.filter(|ratio| !guess::same(*ratio));
        let key = if ratio.is_some() { "differ" } else { "alike" };
        let message = Message::new(key).text("fast", &fast.id).text("slow", &slow.id);
        let message = message.number("fast_ms", fast.median_ms).number("slow_ms", slow.median_ms);
        said.push(message.number("ratio", ratio.unwrap_or(1.0)));
    }
    let retries = facts("try-lock", "retries");
    if !retries.is_empty() {
        let key = if most(&retries) > 0.0 { "retries" } else { "no-retries" };
        let message = Message::new(key).number("runs", retries.len() as f64);
        said.push(message.number("least", least(&retries)).number("most", most(&retries)));
    }
    if said.is_empty() {
        said.push(Message::new("nothing"));
    }
    said
}

/// What became of the total without locks, over all runs together.
fn truth(_: &Params, comparison: &Comparison) -> Option<&'static str> {
    let difference = guess::facts(comparison, "unguarded", "difference")?;
    let (lost, made) = (difference.iter().any(|d| *d < 0.0), difference.iter().any(|d| *d > 0.0));
    Some(match (lost, made) {
        (false, false) => "kept",
        (true, false) => "less",
        (false, true) => "more",
        (true, true) => "either",
    })
}
