# "The above exception was the direct cause …"
def load(settings, key):
    try:
        return settings[key]
    except KeyError as error:
        raise RuntimeError(f"setting {key!r} is missing") from error


load({}, "colour")
