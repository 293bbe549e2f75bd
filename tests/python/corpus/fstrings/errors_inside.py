# What happens in the braces happens as anywhere else.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: f"{missing}")
attempt(lambda: f"{1 / 0}")
attempt(lambda: f"{'abc':d}")
attempt(lambda: f"{3.5:d}")
attempt(lambda: f"{5:s}")
attempt(lambda: f"{5:q}")
attempt(lambda: f"{[1]:>5}")
attempt(lambda: f"{None:>5}")
attempt(lambda: f"{'abc':.2}")
attempt(lambda: f"{'abc':,}")
attempt(lambda: f"{5:.2d}")
attempt(lambda: f"{'a':=5}")
attempt(lambda: f"{object():5}")
