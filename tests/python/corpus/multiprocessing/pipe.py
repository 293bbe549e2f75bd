# Two ends of a pipe.
from multiprocessing import Pipe, Process


def echo(connection):
    while True:
        message = connection.recv()
        if message == "bye":
            connection.send("closing")
            connection.close()
            break
        connection.send(message * 2)


if __name__ == "__main__":
    here, there = Pipe()
    p = Process(target=echo, args=(there,))
    p.start()
    for message in (1, "ab", [1, 2], "bye"):
        here.send(message)
        print(here.recv())
    p.join()
    print(p.exitcode, here.poll())
