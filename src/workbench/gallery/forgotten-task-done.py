#@variant with the bug
import queue
import threading

orders = queue.Queue()


def worker():
    while (order := orders.get()) is not None:
        if order % 3 == 0:
            print(f"order {order}: sold out")
            continue
        print(f"order {order}: sent")
        orders.task_done()
    orders.task_done()


thread = threading.Thread(target=worker)
thread.start()
for order in range(1, 5):
    orders.put(order)
orders.put(None)
orders.join()
thread.join()
print("the day is over")

#@variant fixed
import queue
import threading

orders = queue.Queue()


def worker():
    while True:
        order = orders.get()
        try:
            if order is None:
                return
            print(f"order {order}: {'sold out' if order % 3 == 0 else 'sent'}")
        finally:
            orders.task_done()


thread = threading.Thread(target=worker)
thread.start()
for order in range(1, 5):
    orders.put(order)
orders.put(None)
orders.join()
thread.join()
print("the day is over")
