# __init_subclass__, __set_name__, counting subclasses.
class Plugin:
    plugins = []

    def __init_subclass__(cls, /, priority=0, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.priority = priority
        Plugin.plugins.append(cls)


class Save(Plugin, priority=2):
    pass


class Load(Plugin):
    pass


class Quick(Load, priority=1):
    pass


print([(p.__name__, p.priority) for p in sorted(Plugin.plugins, key=lambda p: -p.priority)])


class Field:
    def __set_name__(self, owner, name):
        print("field", name, "of", owner.__name__)
        self.name = name


class Model:
    id = Field()
    title = Field()


print(Model.id.name)
try:
    class Unknown(Plugin, colour="red"):
        pass
except TypeError as error:
    print(error)
