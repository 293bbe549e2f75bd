# A bug in the handler.
def convert(text):
    try:
        return int(text)
    except ValueError as error:
        print("cannot convert " + text + ": " + error)


convert("12")
convert("twelve")
