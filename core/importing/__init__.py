"""Reading of bank alerts, bank statements and other apps' exports into draft lines, with banks described as data."""
