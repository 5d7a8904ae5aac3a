"""One file for each command of ``python -m bot``; imported only when it is called."""
