# The class body is a frame.
class Config:
    size = 10
    ratio = size / 0
    name = "never"
