import threading


class Resource:
    def __init__(self, name):
        self.name = name
        print("open", name)

    def __del__(self):
        print("closed", self.name)

    def size(self):
        return len(self.name)


def work(results):
    results.append(Resource("in a thread").size())
    print("worked")


results = []
thread = threading.Thread(target=work, args=(results,))
thread.start()
thread.join()
print(results)
print(max(Resource("a").size(), Resource("bb").size()))
print("end" if Resource("ccc").size() > 2 else "never")
