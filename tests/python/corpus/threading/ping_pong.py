# Two threads take turns with events.
import threading

ping_turn, pong_turn = threading.Event(), threading.Event()


def play(word, mine, others, rounds):
    for n in range(rounds):
        mine.wait()
        mine.clear()
        print(word, n)
        others.set()


players = [
    threading.Thread(target=play, args=("ping", ping_turn, pong_turn, 3)),
    threading.Thread(target=play, args=("pong", pong_turn, ping_turn, 3)),
]
for p in players:
    p.start()
ping_turn.set()
for p in players:
    p.join()
print("game over")
