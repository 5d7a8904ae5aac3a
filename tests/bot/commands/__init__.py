"""Each command of the command line, run in this process on a data folder of its own."""
