# sys.exit with a text: printed, and status 1.
import sys


def main():
    print("checking")
    sys.exit("error: nothing to do")


main()
