# Two threads, one after the other by join.
import threading


def work(name, count):
    for i in range(count):
        print(name, i)


a = threading.Thread(target=work, args=("a", 2))
b = threading.Thread(target=work, kwargs={"name": "b", "count": 1})
print(a.is_alive())
a.start()
a.join()
print(a.is_alive(), b.is_alive())
b.start()
b.join()
print("done", threading.active_count(), threading.current_thread() is threading.main_thread())
