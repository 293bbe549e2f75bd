"""Statistics of a CSV file by group: sequentially, with threads and with processes.

    python data_analysis.py --rows 200000 --workers 4
    python data_analysis.py --source file --file my.csv --group 1 --value 3
    python data_analysis.py --source file --file seoul.csv --encoding cp949 --skip 1

Every strategy must come to the same answer: sums are exact fractions, quantiles come from all values.
"""

import argparse
import csv
import math
import os
import random
import re
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from fractions import Fraction

CITIES = ["서울", "부산", "대구", "Tokyo", "Osaka", "Paris", "Berlin", "Lyon"]
PRODUCTS = ["coffee", "tea", "bread", "사과", "cheese"]


def generate(path, rows, broken, seed):
    draw = random.Random(seed)
    with open(path, "wb") as file:
        file.write("city,amount,quantity,product,day,note\n".encode())
        for _ in range(rows):
            amount = f"{2_000 / draw.randint(2, 200):.2f}"
            note = draw.choice(["", "", "", '"red, blue\nand green"', '"a ""gift"""'])
            row = [draw.choice(CITIES), amount, str(draw.randint(1, 12)), draw.choice(PRODUCTS), "2026-01-01", note]
            if draw.randint(1, 100) <= broken:
                at = draw.randint(0, 2)
                row = [row[:4], [row[0], "n/a", *row[2:]], ["\ud800", *row[1:]]][at]
            file.write((",".join(row) + "\n").encode("utf-8", "surrogatepass"))


def copy(source, encoding, path):
    """The file as UTF-8: rows of bytes can be cut out of that, but of few other encodings."""
    with open(source, newline="", encoding=encoding, errors="surrogateescape") as given:
        with open(path, "w", newline="", encoding="utf-8", errors="surrogateescape") as file:
            shutil.copyfileobj(given, file)


def look(path, skip, value):
    """The lines above the header, the delimiter, how many columns, and the first values of one."""
    with open(path, newline="", encoding="utf-8-sig", errors="surrogateescape") as file:
        lines = file.readlines(65_536)
    named = re.fullmatch(r'("?)sep=(.)\1\s*', lines[0], re.IGNORECASE)
    skip = max(skip, 1 if named else 0)
    delimiter = named[2] if named else max(",;\t|", key=lines[skip].count)
    header, *rows = csv.reader(lines[skip:], delimiter=delimiter)
    columns = len(header)
    return skip, delimiter, columns, [row[value] for row in rows if len(row) == columns > value]


SIGNS = str.maketrans({"￦": "₩", "\\": "₩", "원": "₩", "％": "%", "＄": "$", "￥": "¥", "￡": "£"})
SIGN = "[%₩$¥£€]"


def apart(text):
    """The percent or currency sign, and the rest."""
    text = text.strip().translate(SIGNS)
    if found := re.fullmatch(rf"(-?)({SIGN})\s*(?!.*{SIGN})(.*)", text):
        return found[2], found[1] + found[3]
    if found := re.fullmatch(rf"(.*?)\s*({SIGN})", text):
        return found[2], found[1]
    return "", text


def one_way(text):
    """What stands before the decimals, and whether thousands are set apart, if the number can be read in only one way."""
    for decimal, between in ((".", ","), (",", ".")):
        thousands = rf"[-+]?[1-9]\d{{0,2}}(?:\{between}\d{{3}})"
        if re.fullmatch(rf"{thousands}{{2,}}|{thousands}+\{decimal}\d*", text):
            return decimal, True
        if re.fullmatch(rf"[-+]?\d*\{decimal}\d*", text) and re.search(r"\d", text):
            if not re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}\{decimal}\d{{3}}", text):
                return decimal, False
    return None, False


def how_written(values, delimiter):
    """What stands before the decimals of a column (perhaps either), and the sign that most of its values have."""
    bodies = [apart(value) for value in values if re.search(r"\d", value)]
    ways = [one_way(body) for _, body in bodies]
    votes = Counter(decimal for decimal, _ in ways)
    point, comma = votes["."], votes[","]
    if point and comma:
        either = delimiter != "," and not any(grouped for _, grouped in ways)
        decimal = ".," if either else "," if comma > point else "."
    elif point or comma:
        decimal = "," if comma else "."
    else:
        decimal = ".," if delimiter == ";" else "."
    signs = Counter(sign for sign, _ in bodies).most_common(1)
    return decimal, signs[0][0] if signs and 2 * signs[0][1] > len(bodies) else ""


def number(text, written):
    """The value, read the way the column writes its numbers."""
    decimal, sign = written
    has, body = apart(text)
    if decimal == ".,":
        body = body.replace(",", ".", 1)  # <- nothing stands between thousands
    else:
        between = "," if decimal == "." else "."
        if between in body:
            if not re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}(\{between}\d{{3}})+(\{decimal}\d*)?", body):
                raise ValueError(text)
            body = body.replace(between, "")
        body = body.replace(decimal, ".")
    value = float(body)
    if not math.isfinite(value) or has != sign and (has or value):
        raise ValueError(text)
    return value


def borders(path, chunk, skip):
    """Where chunks begin: at rows. A line break inside quotes does not end a row, so quotes are counted."""
    with open(path, "rb") as file:
        for _ in range(skip + 1):
            file.readline()
        found, quotes, last = [file.tell()], 0, file.tell()
        for line in file:
            last += len(line)
            quotes += line.count(b'"')
            if quotes % 2 == 0 and last - found[-1] >= chunk:  # <- not within a row
                found.append(last)
    if found[-1] < last:
        found.append(last)
    return list(zip(found, found[1:]))


def work(job):
    """One chunk: the values of each group, and how many rows are broken, by reason."""
    path, (begin, end), delimiter, columns, group, value, written = job
    groups, broken = defaultdict(list), Counter()
    with open(path, "rb") as file:
        file.seek(begin)
        text = file.read(end - begin).decode("utf-8", "surrogateescape")
    for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter):
        if not row:
            continue
        reason, found = None, 0.0
        if len(row) != columns:
            reason = "fields"
        elif any("\udc80" <= letter <= "\udcff" for field in row for letter in field):
            reason = "encoding"
        elif not row[value].strip():
            reason = "empty"
        else:
            try:
                found = number(row[value], written)
            except ValueError:
                reason = "number"
        if reason:
            broken[reason] += 1  # <- counted, not fatal
        else:
            groups[row[group].strip()].append(found)
    return dict(groups), broken


def merge(parts):
    groups, broken = defaultdict(list), Counter()
    for values, counts in parts:
        for label, numbers in values.items():
            groups[label].extend(numbers)
        broken.update(counts)
    answer = {}
    for label, numbers in sorted(groups.items()):
        numbers.sort()
        rank = lambda share: numbers[max(math.ceil(len(numbers) * share), 1) - 1]
        mean = float(sum(map(Fraction, numbers)) / len(numbers))  # <- exact: the order does not matter
        answer[label] = (len(numbers), mean, numbers[0], rank(0.5), rank(0.9), rank(0.99), numbers[-1])
    return answer, dict(broken)


def report(strategy, run):
    begin = time.perf_counter()
    groups, broken = merge(run())
    rows = sum(of[0] for of in groups.values())
    seconds = time.perf_counter() - begin
    print(f"{strategy:<12} {seconds:8.3f} s   rows {rows}, groups {len(groups)}, broken {sum(broken.values())}")
    return groups, broken


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", choices=["generated", "file"], default="generated")
    parser.add_argument("--file", help="the CSV file for --source file; without it one is generated")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--broken", type=int, default=1, help="percent")
    parser.add_argument("--group", type=int, default=1, help="column, from 1")
    parser.add_argument("--value", type=int, default=2, help="column, from 1")
    parser.add_argument("--workers", type=int, default=4, help="threads, and as many processes")
    parser.add_argument("--chunk", type=int, default=1_024, help="KiB")
    parser.add_argument("--encoding", default="utf-8", help="of the file: cp949, utf-16, …")
    parser.add_argument("--skip", type=int, default=0, help="lines above the header of the file")
    parser.add_argument("--numbers", choices=["auto", "point", "comma"], default="auto", help="before the decimals")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        path, skip, numbers = os.path.join(folder, "data.csv"), 0, "auto"
        if args.source == "file" and args.file:
            skip, numbers = args.skip, args.numbers
            copy(args.file, args.encoding, path)
        else:
            generate(path, args.rows, args.broken, args.seed)
        skip, delimiter, columns, first = look(path, skip, args.value - 1)
        if max(args.group, args.value) > columns:
            parser.error(f"the file has {columns} columns")
        decimal, sign = how_written(first, delimiter)
        written = {"auto": decimal, "point": ".", "comma": ","}[numbers], sign
        chunks = borders(path, args.chunk * 1024, skip)
        jobs = [(path, chunk, delimiter, columns, args.group - 1, args.value - 1, written) for chunk in chunks]

        answers = [report("sequential", lambda: map(work, jobs))]
        with ThreadPoolExecutor(args.workers) as pool:
            answers.append(report("threads", lambda: pool.map(work, jobs)))
        with ProcessPoolExecutor(args.workers) as pool:
            list(pool.map(abs, range(args.workers)))  # they start here, outside the measurement
            answers.append(report("processes", lambda: pool.map(work, jobs)))  # <- values come back, pickled
        assert all(each == answers[0] for each in answers), "the strategies must agree"
        for label, (count, mean, least, median, p90, p99, most) in list(answers[0][0].items())[:20]:
            print(f"  {label:<10} {count:>8} {mean:>12.2f} {least:>10} {median:>10} {p90:>10} {p99:>10} {most:>10}")


if __name__ == "__main__":
    main()
