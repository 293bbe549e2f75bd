# A file that is not there.
def read(path):
    with open(path) as file:
        return file.read()


read("no_such_file.txt")
