// What the model has read before a program begins: the idioms of small concurrent programs. Every link that was packed
// with it needs it as it is: not a letter of it may change, nor of the files beside it that work with it. Another
// primer or another model is another form of link.
export const PRIMER = String.raw`#!/usr/bin/env python3
"""Threads, processes and tasks."""
from __future__ import annotations

import argparse
import asyncio
import collections
import concurrent.futures
import functools
import itertools
import json
import math
import multiprocessing
import multiprocessing as mp
import os
import queue
import random
import sys
import threading
import time
from collections import Counter, defaultdict, deque
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import Array, Lock, Manager, Pool, Process, Queue, Value, cpu_count, current_process
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Barrier, Condition, Event, Lock, RLock, Semaphore, Thread, current_thread
from typing import Any, Awaitable, Callable, Dict, Iterable, List, Optional, Tuple, Union

import aiohttp
import requests

#@param {type: "integer", min: 1, max: 64}
#@variant with a lock
#@always 0 <= x
lock = threading.Lock()
counter = 0


def worker(name, delay):
    """작업을 실행한다."""
    print(f"[{name}] 작업 시작")
    time.sleep(delay)
    print(f"[{name}] 작업 완료: {time.time() - start:.2f}초")
    return f"{name} 결과"


def increment(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


threads = []
for i in range(5):
    t = threading.Thread(target=worker, args=(f"스레드-{i}", 1), name=f"Worker-{i + 1}", daemon=True)
    threads.append(t)
    t.start()
for t in threads:
    t.join()

print("=" * 50)
print("-" * 60)
print(f"\n=== {title} ===")
print(f"총 소요 시간: {elapsed:.4f}초, 속도 향상: {a / b:.2f}배")
print(f"예상값: {expected:,}, 실제값: {actual:,}")
print(f"현재 프로세스: {os.getpid()}, 부모: {os.getppid()}, 스레드: {threading.current_thread().name}")


class BankAccount:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = threading.RLock()
        self._items = []
        self._running = False

    def deposit(self, amount):
        with self.lock:
            new_balance = self.balance + amount
            self.balance = new_balance

    def withdraw(self, amount):
        if self.balance >= amount:
            self.balance -= amount
            return True
        return False

    def __enter__(self):
        self.lock.acquire()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.lock.release()

    def __repr__(self):
        return f"{self.__class__.__name__}({self.balance!r})"

    @property
    def size(self) -> int:
        return len(self._items)


@dataclass
class Task:
    id: int
    name: str
    priority: int = 0
    data: Dict[str, Any] = field(default_factory=dict)
    result: Optional[Any] = None


def producer(q, count):
    for item in range(count):
        q.put(item)
        print(f"생산: {item}, 큐 크기: {q.qsize()}")
        time.sleep(random.uniform(0.1, 0.5))
    q.put(None)  # 종료 신호


def consumer(q):
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        try:
            item = q.get(timeout=1)
        except queue.Empty:
            continue
        except Exception as e:
            print(f"오류 발생: {e}", file=sys.stderr)
        finally:
            q.task_done()


q = queue.Queue(maxsize=10)
q.join()
event = threading.Event()
event.set()
event.wait(timeout=2)
stop_event.is_set()
condition = threading.Condition()
with condition:
    while not ready:
        condition.wait()
    condition.notify_all()
semaphore = threading.Semaphore(3)
barrier = threading.Barrier(3)


def cpu_bound_task(n):
    """CPU 집약적인 작업"""
    total = 0
    for i in range(n):
        total += i ** 2
    return sum(i * i for i in range(n))


def is_prime(n):
    if n < 2:
        return False
    for i in range(2, int(n ** 0.5) + 1):
        if n % i == 0:
            return False
    return True


with ThreadPoolExecutor(max_workers=4) as executor:
    futures = [executor.submit(worker, i) for i in range(10)]
    results = list(executor.map(cpu_bound_task, numbers))
    future_to_url = {executor.submit(fetch, url): url for url in urls}
    for future in as_completed(futures):
        result = future.result()
        print(f"  {key:<20} {value:>10.2f}")

with multiprocessing.Pool(processes=4) as pool:
    results = pool.map(cpu_bound_task, [1_000_000] * 4)
    pool.starmap(func, zip(xs, ys))

processes = []
for i in range(num_processes):
    p = multiprocessing.Process(target=worker, args=(i, shared_value, lock))
    processes.append(p)
    p.start()
for p in processes:
    p.join()
shared_value = multiprocessing.Value("i", 0)
shared_array = multiprocessing.Array("d", [0.0] * 10)
with shared_value.get_lock():
    shared_value.value += 1
parent_conn, child_conn = multiprocessing.Pipe()
manager = multiprocessing.Manager()


async def fetch_data(session, url, delay=1):
    """비동기로 데이터를 가져온다."""
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=10)) as response:
            data = await response.json()
            return {"url": url, "status": response.status, "length": len(data)}
    except asyncio.TimeoutError:
        print("시간 초과")
    except asyncio.CancelledError:
        print("작업 취소됨")
        raise
    except aiohttp.ClientError as e:
        return {"error": str(e)}


async def main():
    start_time = time.time()
    tasks = [asyncio.create_task(fetch_data(session, url)) for url in urls]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for coro in asyncio.as_completed(tasks):
        result = await coro
    await asyncio.sleep(0.1)
    await asyncio.wait_for(task, timeout=2.0)
    task.cancel()
    semaphore = asyncio.Semaphore(3)
    async with semaphore, aiohttp.ClientSession() as session:
        pass
    queue = asyncio.Queue()
    await queue.put(item)
    item = await queue.get()
    async for item in stream():
        yield item
    loop = asyncio.get_running_loop()
    end_time = time.perf_counter()
    elapsed = end_time - start_time
    print(f"성공: {success}개, 실패: {failed}개, 총 {len(results)}개 처리")


if __name__ == "__main__":
    main()
    asyncio.run(main())
`;
