# Notes come below the message; a message may have lines.
try:
    raise ValueError("line one\nline two")
except ValueError as error:
    error.add_note("Tried with 3 values.")
    error.add_note("See the log\nfor more.")
    raise
