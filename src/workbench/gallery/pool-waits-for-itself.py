#@variant with the bug
from concurrent.futures import ThreadPoolExecutor

WORKERS = 2  #@param {type: "integer", min: 1, max: 6}

pool = ThreadPoolExecutor(max_workers=WORKERS)


def size(folder):
    if isinstance(folder, int):
        return folder
    parts = [pool.submit(size, part) for part in folder]
    return sum(part.result() for part in parts)


files = [3, [4, 5], [[1, 2], 6]]
print(f"all files: {pool.submit(size, files).result()} MB")
pool.shutdown()

#@variant fixed
from concurrent.futures import ThreadPoolExecutor

WORKERS = 2  #@param {type: "integer", min: 1, max: 6}


def files_in(folder):
    if isinstance(folder, int):
        return [folder]
    return [file for part in folder for file in files_in(part)]


def size(file):
    return file


files = [3, [4, 5], [[1, 2], 6]]
with ThreadPoolExecutor(max_workers=WORKERS) as pool:
    print(f"all files: {sum(pool.map(size, files_in(files)))} MB")
