"""Files of banks, read and refused."""
