# Records in records.
school = {"maths": {"Ann": 90, "Bo": 72}, "art": {"Ann": 65}}
school["maths"]["Cy"] = 81
school.setdefault("music", {})["Bo"] = 99
for subject, marks in school.items():
    average = sum(marks.values()) / len(marks)
    print(f"{subject:<6} {average:6.2f}", ", ".join(f"{n}: {m}" for n, m in sorted(marks.items())))
print(school.get("sport", {}).get("Ann", "no mark"))
try:
    school["sport"]["Ann"]
except KeyError as error:
    print("missing", error, error.args)
copied = dict(school)
copied["art"]["Ann"] = 0
copied["new"] = {}
print(school["art"], "new" in school)
itself = {}
itself["me"] = itself
print(itself)
