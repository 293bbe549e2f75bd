#@variant with the bug
import threading

users = {"ann": "online", "bob": "away"}


def greet():
    for name, state in users.items():
        print(f"{name} is {state}")


def join():
    users["cho"] = "online"


threads = [threading.Thread(target=greet), threading.Thread(target=join)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

#@variant fixed
import threading

users = {"ann": "online", "bob": "away"}


def greet():
    for name, state in list(users.items()):
        print(f"{name} is {state}")


def join():
    users["cho"] = "online"


threads = [threading.Thread(target=greet), threading.Thread(target=join)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
