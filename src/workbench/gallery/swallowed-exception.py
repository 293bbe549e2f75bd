#@variant with the bug
from concurrent.futures import ThreadPoolExecutor

saved = []


def save(order):
    if order["price"] < 0:
        raise ValueError(f"order {order['id']} has a negative price")
    saved.append(order["id"])


orders = [{"id": 1, "price": 10}, {"id": 2, "price": -5}, {"id": 3, "price": 7}]
with ThreadPoolExecutor(max_workers=2) as pool:
    for order in orders:
        pool.submit(save, order)

print(f"saved {len(saved)} of {len(orders)} orders, and nobody complained")

#@variant fixed
from concurrent.futures import ThreadPoolExecutor, as_completed

saved = []


def save(order):
    if order["price"] < 0:
        raise ValueError(f"order {order['id']} has a negative price")
    saved.append(order["id"])


orders = [{"id": 1, "price": 10}, {"id": 2, "price": -5}, {"id": 3, "price": 7}]
with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(save, order) for order in orders]
    for future in as_completed(futures):
        try:
            future.result()
        except ValueError as error:
            print(f"not saved: {error}")

print(f"saved {len(saved)} of {len(orders)} orders")
