# Lines of a log, taken apart and counted.
import re
from collections import Counter

LOG = """\
192.168.0.1 - - [10/Oct/2023:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326
10.0.0.7 - kim [10/Oct/2023:13:55:40 +0000] "POST /login HTTP/1.1" 302 -
192.168.0.1 - - [10/Oct/2023:13:56:01 +0000] "GET /logo.png HTTP/1.1" 404 209
a broken line
10.0.0.7 - kim [10/Oct/2023:13:57:12 +0000] "GET /index.html?q=%EA%B0%80 HTTP/1.1" 200 512
"""
LINE = re.compile(r'(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<time>[^]]+)\] "(?P<method>[A-Z]+) (?P<path>[^ ?"]+)(?:\?(?P<query>\S*))? [^"]*" (?P<status>\d{3}) (?P<size>\d+|-)')
hosts, statuses = Counter(), Counter()
for number, line in enumerate(LOG.splitlines(), 1):
    if m := LINE.fullmatch(line):
        hosts[m["host"]] += 1
        statuses[m["status"][0] + "xx"] += 1
        print(number, m["method"], m["path"], m["query"], m["user"], m["size"], re.sub(r"^(\d+)/(\w+)/(\d+):", r"\3-\2-\1 ", m["time"]))
    else:
        print(number, "is not understood:", line)
print(hosts.most_common(), sorted(statuses.items()))
print(re.findall(r"\b(?:\d{1,3}\.){3}\d{1,3}\b", LOG), re.findall(r"(?m)^\S+", LOG))
