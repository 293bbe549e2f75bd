#@variant with the bug
import queue
import threading

REQUESTS = 4  #@param {type: "integer", min: 1, max: 6}


def serve(jobs, done):
    while True:
        job = jobs.get()
        done.put(job * job)


def handle(number):
    jobs, done = queue.Queue(), queue.Queue()
    threading.Thread(target=serve, args=(jobs, done), daemon=True).start()
    jobs.put(number)
    return done.get()


for number in range(REQUESTS):
    print(f"request {number}: {handle(number)}")
left = threading.active_count() - 1
print(f"threads left over: {left}")
assert left == 0, f"{left} threads wait for jobs that never come"

#@variant fixed
from concurrent.futures import ThreadPoolExecutor
import threading

REQUESTS = 4  #@param {type: "integer", min: 1, max: 6}


def square(number):
    return number * number


with ThreadPoolExecutor(max_workers=1) as pool:
    for number in range(REQUESTS):
        print(f"request {number}: {pool.submit(square, number).result()}")
left = threading.active_count() - 1
print(f"threads left over: {left}")
assert left == 0, f"{left} threads wait for jobs that never come"
