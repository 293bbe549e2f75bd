import time as _time

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

timezone = 0
tzname = ("UTC", "UTC")


class struct_time(tuple):
    def __repr__(self):
        return f"time.struct_time({', '.join(f'{n}={v}' for n, v in zip(_FIELDS, self))})"


for _i, _name in enumerate(_FIELDS):
    setattr(struct_time, _name, property(lambda self, i=_i: self[i]))


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year, month):
    return _LENGTHS[month] + (month == 1 and _leap(year))


def gmtime(seconds=None):
    seconds = int((_time.time() if seconds is None else seconds) // 1)
    days, rest = divmod(seconds, 86400)
    weekday = (days + 3) % 7
    year = 1970
    while days < 0 or days >= 365 + _leap(year):
        if days < 0:
            year -= 1
            days += 365 + _leap(year)
        else:
            days -= 365 + _leap(year)
            year += 1
    of_year = days + 1
    month = 0
    while days >= _length(year, month):
        days -= _length(year, month)
        month += 1
    return struct_time((year, month + 1, days + 1, rest // 3600, rest // 60 % 60, rest % 60, weekday, of_year, 0))


# There are no time zones here.
localtime = gmtime


def mktime(t):
    days = sum(365 + _leap(year) for year in range(1970, t[0])) + sum(_length(t[0], m) for m in range(t[1] - 1)) + t[2] - 1
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def strftime(format, t=None):
    t = localtime() if t is None else t
    known = {
        "Y": f"{t[0]}", "m": f"{t[1]:02}", "d": f"{t[2]:02}", "H": f"{t[3]:02}", "M": f"{t[4]:02}", "S": f"{t[5]:02}",
        "y": f"{t[0] % 100:02}", "j": f"{t[7]:03}", "a": _DAYS[t[6]][:3], "A": _DAYS[t[6]], "b": _MONTHS[t[1] - 1][:3],
        "B": _MONTHS[t[1] - 1], "I": f"{(t[3] + 11) % 12 + 1:02}", "p": "AM" if t[3] < 12 else "PM", "e": f"{t[2]:2}",
        "w": f"{(t[6] + 1) % 7}", "u": f"{t[6] + 1}", "Z": "UTC", "z": "+0000", "%": "%", "n": "\n", "t": "\t",
        "X": f"{t[3]:02}:{t[4]:02}:{t[5]:02}", "T": f"{t[3]:02}:{t[4]:02}:{t[5]:02}", "R": f"{t[3]:02}:{t[4]:02}",
        "x": f"{t[1]:02}/{t[2]:02}/{t[0] % 100:02}", "D": f"{t[1]:02}/{t[2]:02}/{t[0] % 100:02}", "F": f"{t[0]}-{t[1]:02}-{t[2]:02}",
        "c": f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}",
    }
    out = []
    letters = iter(format)
    for letter in letters:
        if letter == "%":
            letter = next(letters, "%")
            if letter not in known:
                raise NotImplementedError(f"strftime: %{letter} is not there")
            letter = known[letter]
        out.append(letter)
    return "".join(out)


def asctime(t=None):
    return strftime("%a %b %e %H:%M:%S %Y", t)


def ctime(seconds=None):
    return asctime(localtime(seconds))
