"""Sources of alerts: one file each, a function from the book and the day to conditions; ``sources`` lists them."""
