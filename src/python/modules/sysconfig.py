import sys


def get_config_var(name):
    return int(not sys._is_gil_enabled()) if name == "Py_GIL_DISABLED" else None
