"""Reading pictures: engines, preparing, the process, and files that mean harm."""
