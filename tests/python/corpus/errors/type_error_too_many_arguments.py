# self counts.
class Light:
    def on():
        print("on")


Light().on()
