//! What is in queues and lists is told to who watches, and to nobody else.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};

use interleave::aio;
use interleave::lab::steer::{Play, play, play_tasks};
use interleave::labs::LABS;
use interleave::model::{Message, Outcome, RunRequest, Settings, Value};
use interleave::rt::{self, Current, Run};
use interleave::seat::{Along, End, Items, Onward, Search, Walk, WalkObject, walked};
use interleave::sync::Queue;
use interleave::trace::LaneKind;

fn came() -> Outcome {
    Outcome::new(Message::new("done"), "")
}

/// How often anybody asked for an item as text.
static ASKED: AtomicU32 = AtomicU32::new(0);

struct Item(u32);

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ASKED.fetch_add(1, Ordering::Relaxed);
        write!(f, "item {}", self.0)
    }
}

/// Puts three and takes one, on a thread, and keeps a list of its own beside.
fn put_and_take() -> Outcome {
    let queue = Queue::new("queue", 3);
    rt::scope(|scope| {
        scope.spawn(|| {
            let mut mine = Vec::new();
            for number in 1..=3 {
                queue.put(Item(number)).unwrap();
                mine.push(Item(number * 10));
                rt::items("mine", &mine);
            }
            let _ = queue.get();
        });
    });
    came()
}

fn shown(items: Option<&Items>) -> Option<Vec<&str>> {
    items.map(|items| items.shown.iter().map(String::as_str).collect())
}

fn walk(schedule: &[u32]) -> Walk {
    let along = Box::new(Along::new(schedule, Onward::Stop));
    let Play { played, .. } = rt::with_resources(1, 0, || play(1, 2, along, put_and_take));
    walked(&played, None, None)
}

#[test]
fn items_are_told_step_by_step_to_who_watches_and_made_for_nobody_else() {
    let content = |count| {
        let walk = walk(&vec![1; count]);
        let queue: &WalkObject = &walk.objects[0];
        assert_eq!((walk.objects.len(), queue.name.as_str()), (1, "queue"));
        let numbers = shown(queue.items.as_ref()).map(|items| items.join(" "));
        (numbers, shown(walk.lists.get("mine")).map(|mine| mine.len()))
    };
    let told = |items: &str, mine| (Some(items.to_owned()), Some(mine));
    assert_eq!(content(0), (None, None));
    assert_eq!(content(1), told("item 1", 1));
    assert_eq!(content(3), told("item 1 item 2 item 3", 3));
    assert_eq!(content(4), told("item 2 item 3", 3));
    assert!(ASKED.swap(0, Ordering::Relaxed) > 0);

    rt::with_resources(1, 0, || {
        let mut search = Search::new(true, 100);
        while !search.is_over() {
            search.next(|scheduler| {
                let played = play(1, 2, scheduler, put_and_take).played;
                assert_eq!((played.end, played.lists.len()), (End::Done, 0));
                played
            });
        }
        let run = Run::new(1, 2, true);
        let place = Current::new(run.clone(), run.recorder().open(LaneKind::Main, 0));
        place.perform(put_and_take).unwrap();
    });
    assert_eq!(ASKED.load(Ordering::Relaxed), 0, "texts were made that nobody reads");
}

#[test]
fn a_queue_of_tasks_tells_its_items_before_anybody_had_to_wait_for_it() {
    let content = |schedule: &[u32]| {
        let along = Box::new(Along::new(schedule, Onward::Stop));
        let work = async {
            let queue = aio::Queue::new("items", Some(2));
            let put = async |item: &'static str| {
                queue.put(item).await.unwrap();
                aio::yield_now().await;
            };
            let get = async { assert!(queue.get().await.is_some()) };
            let puts = aio::gather([put("a"), put("b")]);
            futures_util::future::join(puts, aio::gather([get])).await;
            came()
        };
        let walk = walked(&play_tasks(1, 4, along, work).played, None, None);
        let queues: Vec<_> = walk.objects.iter().filter(|o| o.name == "items").collect();
        assert!(queues.len() <= 1 && walk.lists.is_empty(), "{queues:?}");
        queues.first().and_then(|queue| {
            let items = shown(queue.items.as_ref())?;
            assert_eq!(queue.value, Some(items.len() as f64));
            Some(items.join(" "))
        })
    };
    assert_eq!(content(&[]), None);
    assert_eq!(content(&[2]).as_deref(), Some(r#""b""#));
    assert_eq!(content(&[2, 1]).as_deref(), Some(r#""b" "a""#));
    assert_eq!(content(&[2, 1, 3]).as_deref(), Some(r#""a""#));
    // A lane that waits for it has met it.
    assert_eq!(content(&[3, 1]).as_deref(), Some(r#""a""#));
}

#[test]
fn labs_show_what_is_in_their_buffers() {
    let walk = |lab: &str, strategy: &str, schedule: &[u32]| {
        let lab = LABS.find(lab).unwrap();
        let setup = lab.seat.as_ref().unwrap().setup.iter();
        let request = RunRequest {
            lab: lab.id.to_owned(),
            strategies: Vec::new(),
            params: setup.map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect(),
            settings: Settings { seed: 7, repeats: 1 },
        };
        let steered = LABS.steer(&request, strategy).unwrap();
        rt::with_resources(steered.threads() as usize, 0, || steered.walk(schedule, Onward::Stop))
    };
    // The lane that starts the workers puts both tasks; then one worker takes the older one.
    let tasks = |schedule: &[u32]| walk("worker-queue", "workers", schedule).objects.remove(0);
    assert_eq!(shown(tasks(&[0, 0]).items.as_ref()).unwrap(), ["1", "2"]);
    assert_eq!(shown(tasks(&[0, 0, 1]).items.as_ref()).unwrap(), ["2"]);
    // The producer locks and puts.
    let stored = |schedule: &[u32]| walk("bounded-buffer", "while-all", schedule).lists;
    assert_eq!(shown(stored(&[1]).get("stored")).unwrap(), ["1"]);
    assert!(shown(stored(&[1, 1, 1, 2]).get("stored")).unwrap().is_empty());
}
