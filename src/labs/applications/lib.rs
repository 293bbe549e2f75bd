//! Section 6 of the chapter: applications.

lab::labs! {
    Applications:
    web_scraper,
    pipeline,
    monitoring,
}
