# from None hides the first.
def convert(text):
    try:
        return float(text)
    except ValueError:
        raise TypeError(f"cannot use {text!r}") from None


print(convert("1.5"))
convert("abc")
