#@variant with the bug
import threading


class Settings:
    instance = None
    lock = threading.Lock()

    def __init__(self):
        self.values = {}

    @classmethod
    def get(cls):
        if cls.instance is None:
            with cls.lock:
                if cls.instance is None:
                    cls.instance = cls()
                    cls.instance.values["language"] = "ko"
        return cls.instance


def read(name):
    print(f"{name} reads {Settings.get().values['language']}")


threads = [threading.Thread(target=read, args=(name,)) for name in ("Ann", "Bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

#@variant fixed
import threading


class Settings:
    instance = None
    lock = threading.Lock()

    def __init__(self):
        self.values = {"language": "ko"}

    @classmethod
    def get(cls):
        if cls.instance is None:
            with cls.lock:
                if cls.instance is None:
                    cls.instance = cls()
        return cls.instance


def read(name):
    print(f"{name} reads {Settings.get().values['language']}")


threads = [threading.Thread(target=read, args=(name,)) for name in ("Ann", "Bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
