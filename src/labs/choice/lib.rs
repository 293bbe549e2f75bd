//! Section 5 of the chapter: comparison and choice.

lab::labs! {
    Choice:
    io_bound,
    cpu_bound,
    choose,
}
