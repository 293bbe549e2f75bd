# wait, notify, wait_for.
import threading

condition = threading.Condition()
items, log = [], []


def consumer():
    with condition:
        while not items:
            condition.wait()
        log.append(items.pop())


def waits_for():
    with condition:
        condition.wait_for(lambda: "b" in items)
        log.append(items.pop())


t = threading.Thread(target=consumer)
t.start()
with condition:
    items.append("a")
    condition.notify()
t.join()
t = threading.Thread(target=waits_for)
t.start()
with condition:
    items.append("b")
    condition.notify_all()
t.join()
print(log, items)
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: False, timeout=0.01), condition.wait_for(lambda: "yes"))
for action in (condition.notify, condition.notify_all, condition.wait):
    try:
        action()
    except RuntimeError as error:
        print(error)
