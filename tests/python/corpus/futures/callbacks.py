# add_done_callback: before and after the end.
from concurrent.futures import Future, ThreadPoolExecutor

log = []
with ThreadPoolExecutor(1) as pool:
    f = pool.submit(lambda: 42)
    f.result()
    f.add_done_callback(lambda future: log.append(("late", future.result())))
print(log)
manual = Future()
manual.add_done_callback(lambda future: log.append(("manual", future.result())))
manual.add_done_callback(lambda future: log.append("second"))
print(manual.done(), manual.running())
manual.set_result("set by hand")
print(log, manual.done())
failed = Future()
failed.set_exception(OSError("by hand"))
print(repr(failed.exception()))
try:
    manual.set_result("again")
except Exception as error:
    print(type(error).__name__)
