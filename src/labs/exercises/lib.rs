//! Section 7 of the chapter: exercises.

lab::labs! {
    Exercises:
    download_manager,
    data_analysis,
    api_client,
    chat_server,
}
