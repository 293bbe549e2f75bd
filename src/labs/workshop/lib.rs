//! Not from the chapter: the engine put to the test.

lab::labs! {
    Workshop:
    faults,
}
