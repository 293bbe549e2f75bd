# Names: given, counted, from the target.
import threading


def work():
    print("inside", threading.current_thread().name)


print(threading.current_thread().name, threading.main_thread().name)
for t in (threading.Thread(target=work), threading.Thread(target=work, name="special"), threading.Thread(target=work), threading.Thread()):
    print(t.name, t.daemon, t.ident, t.is_alive())
    t.start()
    t.join()
    print(t.ident is not None, t.is_alive())
t.name = "renamed"
print(t.name, threading.Thread(target=len).name, threading.Thread(target=lambda: 0, daemon=True).daemon)
