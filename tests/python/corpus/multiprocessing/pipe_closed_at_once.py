import multiprocessing


def serve(pipe):
    pipe.send("here")
    while (message := pipe.recv()) is not None:
        pipe.send(message + 1)


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    one = context.Process(target=serve, args=(theirs,))
    one.start()
    theirs.close()
    print(mine.recv())
    mine.send(1)
    print(mine.recv())
    mine.send(None)
    one.join()
    try:
        mine.recv()
    except EOFError:
        print("nobody is left")
