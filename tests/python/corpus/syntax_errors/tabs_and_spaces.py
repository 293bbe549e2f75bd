# Tabs and spaces, mixed.
if True:
        print("eight spaces")
	print("a tab")
