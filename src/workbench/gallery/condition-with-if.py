#@variant with the bug
import threading

condition = threading.Condition()
plates = []


def eat(name):
    with condition:
        if not plates:
            condition.wait()
        plate = plates.pop()
    print(f"{name} ate {plate}")


def cook():
    for dish in ("soup", "rice"):
        with condition:
            plates.append(dish)
            condition.notify_all()


threads = [threading.Thread(target=eat, args=(name,)) for name in ("Ann", "Bob")]
threads.append(threading.Thread(target=cook))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

#@variant fixed
import threading

condition = threading.Condition()
plates = []


def eat(name):
    with condition:
        while not plates:
            condition.wait()
        plate = plates.pop()
    print(f"{name} ate {plate}")


def cook():
    for dish in ("soup", "rice"):
        with condition:
            plates.append(dish)
            condition.notify_all()


threads = [threading.Thread(target=eat, args=(name,)) for name in ("Ann", "Bob")]
threads.append(threading.Thread(target=cook))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
