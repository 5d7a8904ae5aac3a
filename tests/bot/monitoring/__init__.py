"""What is seen from outside: metrics, logs, traces, reports of errors, and the files that read them."""
