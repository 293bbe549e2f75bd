# Who gets what as the first argument.
class Date:
    def __init__(self, year, month, day):
        self.year, self.month, self.day = year, month, day

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def __str__(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


class Holiday(Date):
    def __str__(self):
        return "holiday " + super().__str__()


print(Date.parse("2024-2-9"), Holiday.parse("2023-12-25"), type(Holiday.parse("2000-1-1")).__name__)
print([y for y in (1900, 2000, 2023, 2024) if Date.is_leap(y)], Date(1, 1, 1).is_leap(4), Date.parse("1-1-1").parse("2-2-2"))
print(type(Date.__dict__["parse"]).__name__, type(Date.__dict__["is_leap"]).__name__, type(Date.parse).__name__, type(Date.is_leap).__name__)
