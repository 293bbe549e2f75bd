# A Timer is a thread that waits first.
import threading

log = []
t = threading.Timer(0.02, lambda: log.append("fired"))
print(t.is_alive())
t.start()
t.join()
print(log)
cancelled = threading.Timer(30, log.append, args=["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(log)
with_arguments = threading.Timer(0.01, log.extend, [("x", "y")])
with_arguments.start()
with_arguments.join()
print(log)
