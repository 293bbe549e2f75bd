#@variant with the bug
import threading

condition = threading.Condition()
result = None


def compute():
    global result
    with condition:
        result = 6 * 7
        condition.notify()


def wait_for_it():
    with condition:
        condition.wait()
        print(f"the answer is {result}")


threads = [threading.Thread(target=wait_for_it), threading.Thread(target=compute)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

#@variant fixed
import threading

condition = threading.Condition()
result = None


def compute():
    global result
    with condition:
        result = 6 * 7
        condition.notify()


def wait_for_it():
    with condition:
        condition.wait_for(lambda: result is not None)
        print(f"the answer is {result}")


threads = [threading.Thread(target=wait_for_it), threading.Thread(target=compute)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
