//! Programs at full speed, natively.

mod support;

use model::RunError;
use support::{prints, request, run};

#[test]
fn a_program_prints_and_ends() {
    assert_eq!(prints("print('안녕', 1 + 1)"), "안녕 2\n");
}

#[test]
fn threads_share_what_the_program_has() {
    let text = "
import threading
lock = threading.Lock()
total = 0
def add(n):
    global total
    for _ in range(100):
        with lock:
            total += n
threads = [threading.Thread(target=add, args=(n,)) for n in range(1, 5)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
";
    assert_eq!(prints(text), "1000\n");
    let (ended, printed) = run(&request(text, &[]), "gil");
    assert_eq!((ended.is_ok(), printed.as_str()), (true, "1000\n"));
}

#[test]
fn more_threads_than_workers_are_refused_as_python_says_it() {
    let text = "
import threading, time
all = [threading.Thread(target=time.sleep, args=(0.2,)) for _ in range(5)]
for t in all: t.start()
";
    let (ended, printed) = run(&request(text, &[("workers", 3)]), "free");
    assert!(ended.is_ok());
    assert!(printed.ends_with("RuntimeError: can't start new thread\n"), "{printed}");
}

#[test]
fn parameters_reach_the_program() {
    let text = "N = 2  #@param {type: \"integer\", min: 1, max: 9}\nprint(N)";
    let (_, printed) = run(&request(text, &[("N", 5)]), "free");
    assert_eq!(printed, "5\n");
    let wrong = support::LABS.check(&request(text, &[("N", 10)]));
    assert!(wrong.is_err());
}

#[test]
fn variants_are_strategies() {
    let text = "#@variant one\nprint(1)\n#@variant two\nprint(2)\n";
    let names: Vec<_> = workbench::lab::of(text).strategies.iter().map(|s| s.id).collect();
    assert_eq!(names, ["1-free", "1-gil", "2-free", "2-gil"]);
    assert_eq!(run(&with(text, "2-gil"), "2-gil").1, "2\n");
}

fn with(text: &str, way: &str) -> model::RunRequest {
    model::RunRequest { strategies: vec![way.to_owned()], ..request(text, &[]) }
}

#[test]
fn a_deadlock_is_named() {
    let text = "
import threading, time
a, b = threading.Lock(), threading.Lock()
def one(x, y):
    with x:
        time.sleep(0.05)
        with y: pass
first = threading.Thread(target=one, args=(a, b))
second = threading.Thread(target=one, args=(b, a))
first.start(); second.start()
first.join(); second.join()
";
    let (ended, _) = run(&request(text, &[]), "free");
    let Err(RunError::Deadlock { waiting }) = ended else { panic!("{ended:?}") };
    assert_eq!(waiting.len(), 2);
    assert!(waiting.iter().all(|w| w.holder.is_some()), "{waiting:?}");
}

#[test]
fn processes_share_nothing() {
    let text = "
import multiprocessing as mp
count = 0
def work(q):
    global count
    count += 1
    q.put(count)
if __name__ == '__main__':
    q = mp.Queue()
    ps = [mp.Process(target=work, args=(q,)) for _ in range(2)]
    for p in ps: p.start()
    print(q.get() + q.get(), count)
    for p in ps: p.join()
";
    assert_eq!(prints(text), "2 0\n");
}

#[test]
fn an_endless_loop_stops_when_it_is_told_to() {
    let request = request("while True: pass", &[]);
    let prepared = support::LABS.prepare(&request, "free", false).unwrap();
    let run = prepared.run().clone();
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(50));
        run.stop();
    });
    assert_eq!(prepared.execute_natively().unwrap_err(), RunError::Stopped);
    stopper.join().unwrap();
}

#[test]
fn what_is_wrong_has_its_place() {
    let text = "#@variant a\nx = 1\n#@variant b\nx = 'x' #@param\nif x\n";
    let found = workbench::lab::describe(text).problems;
    let places: Vec<_> = found.iter().map(|p| (p.variant, p.line)).collect();
    assert_eq!(places, [(2, 1), (2, 2)], "{found:?}");
}
