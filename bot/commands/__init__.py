"""One file a command of ``python -m bot``; imported only when it is called."""
