"""The command ``python -m benchmarks NAME ...``.

Prints a table, and as the last line one JSON object of the figures.
"""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {
    "agreement": ("benchmarks.agreement", "main"),
    "alerts": ("benchmarks.alerts", "main"),
    "statements": ("benchmarks.statements", "main"),
    "imports": ("benchmarks.imports", "main"),
    "matching": ("benchmarks.matching", "main"),
    "messages": ("benchmarks.messages", "main"),
    "models": ("benchmarks.models", "main"),
    "questions": ("benchmarks.questions", "main"),
    "personas": ("benchmarks.personas", "main"),
    "categories": ("benchmarks.categories", "main"),
    "forecast": ("benchmarks.forecasts", "main"),
    "anomalies": ("benchmarks.anomalies", "main"),
    "reports": ("benchmarks.reports", "main"),
    "charts": ("benchmarks.charts", "main"),
    "receipts": ("benchmarks.receipts", "main"),
    "photos": ("benchmarks.photos", "run"),
    "confirm": ("benchmarks.confirm", "run"),
    "capacity": ("benchmarks.capacity", "main"),
    "soak": ("benchmarks.soak", "main"),
    "calls": ("benchmarks.calls", "run"),
    "split-papers": ("benchmarks.paper_halves", "main"),
    "train-reader": ("benchmarks.train_reader", "run"),
    "train-numbers": ("benchmarks.train_numbers", "run"),
    "train-receipts": ("benchmarks.train_receipts", "main"),
    "train-categories": ("benchmarks.train_categories", "run"),
    "derive-brands": ("benchmarks.derive_brands", "run"),
    "train-intents": ("benchmarks.intents", "run"),
    "year": ("benchmarks.simulator.run_year", "main"),
    "month": ("benchmarks.simulator.run_month", "main"),
    "chaos": ("benchmarks.chaos.run_chaos", "main"),
    "jobs": ("benchmarks.jobs", "main"),
    "row-security": ("benchmarks.row_security", "main"),
    "whatsapp-month": ("benchmarks.whatsapp_month", "main"),
    "webhooks": ("benchmarks.webhooks", "main"),
    "deliveries": ("benchmarks.deliveries", "main"),
    "pages": ("benchmarks.pages", "main"),
}
"""The module of each benchmark by command name; it is imported when its command is run."""


def main(arguments: list[str]) -> int:
    """Run one benchmark and return the exit code."""
    if not arguments or arguments[0] not in COMMANDS:
        sys.stderr.write(f"usage: python -m benchmarks {{{'|'.join(COMMANDS)}}} ...\n")
        return 2
    module, name = COMMANDS[arguments[0]]
    return int(getattr(import_module(module), name)(arguments[1:]) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
