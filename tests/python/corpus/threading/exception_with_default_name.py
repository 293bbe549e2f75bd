# The name in the report; and an argument error of the target.
import threading


def takes_two(a, b):
    return a + b


t = threading.Thread(target=takes_two, args=(1,))
t.start()
t.join()
u = threading.Thread(target=takes_two, args=("a", 1))
u.start()
u.join()
print("end")
