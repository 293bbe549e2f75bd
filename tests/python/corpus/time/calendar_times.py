# Broken-down times from fixed seconds, in UTC.
import time

t = time.gmtime(0)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday)
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1_700_000_000)), time.strftime("%a %d %b %Y", time.gmtime(86400 * 365)))
print(tuple(time.gmtime(1e9))[:6], len(time.strftime("%H:%M:%S")), time.asctime(time.gmtime(0)))
print(time.gmtime(1_700_000_000)[:3], type(time.localtime()).__name__)
