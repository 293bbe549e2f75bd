# Python 2.
name = "Ann"
print "Hello", name
