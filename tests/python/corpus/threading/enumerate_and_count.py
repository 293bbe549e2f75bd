# Which threads are alive.
import threading

gate = threading.Event()
threads = [threading.Thread(target=gate.wait, name=f"t{n}") for n in range(3)]
print(threading.active_count())
for t in threads:
    t.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
gate.set()
for t in threads:
    t.join()
print(threading.active_count(), [t.name for t in threading.enumerate()], threading.get_ident() == threading.current_thread().ident)
