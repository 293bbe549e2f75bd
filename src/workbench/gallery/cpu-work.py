#@variant one thread
LIMIT = 3000  #@param {type: "integer", min: 100, max: 200000}


def is_prime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return number > 1


print(sum(1 for number in range(LIMIT) if is_prime(number)))

#@variant several threads
from concurrent.futures import ThreadPoolExecutor

LIMIT = 3000  #@param {type: "integer", min: 100, max: 200000}
THREADS = 2  #@param {type: "integer", min: 1, max: 8}


def is_prime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return number > 1


def count(first):
    return sum(1 for number in range(first, LIMIT, THREADS) if is_prime(number))


with ThreadPoolExecutor(max_workers=THREADS) as pool:
    print(sum(pool.map(count, range(THREADS))))
