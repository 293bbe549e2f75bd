# Mapping patterns look at the keys they name.
def read(message):
    match message:
        case {"type": "move", "x": x, "y": y}:
            return f"move to {x}, {y}"
        case {"type": "say", "text": str(text), **rest} if rest:
            return f"say {text} with {rest}"
        case {"type": "say", "text": str(text)}:
            return f"say {text}"
        case {"type": ("stop" | "quit") as kind}:
            return kind
        case {"items": [first, *_]}:
            return f"first is {first}"
        case {1: value}:
            return f"number key {value}"
        case {}:
            return f"some mapping of {len(message)}"
        case _:
            return "no mapping"


for message in ({"type": "move", "x": 1, "y": 2, "z": 3}, {"type": "move", "x": 1}, {"type": "say", "text": "hi", "loud": True}, {"type": "say", "text": "hi"},
                {"type": "say", "text": 5}, {"type": "quit"}, {"items": [9, 8]}, {"items": []}, {1.0: "float"}, {}, [], "type"):
    print(read(message))
