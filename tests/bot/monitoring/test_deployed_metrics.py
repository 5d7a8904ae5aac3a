"""Every metric, label and value that the dashboard and the alert rules name is one that we have (REQUIREMENTS L3)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.monitoring.metrics import Metrics
from core.ports import SecurityEvent

DEPLOY = Path(__file__).parents[3] / "deploy"
DASHBOARD = DEPLOY / "grafana" / "dashboards" / "purser.json"
ALERTS = DEPLOY / "prometheus" / "alerts.yml"
SELECTED = re.compile(r"\b((?:purser|process|python)_\w+|up)\b(?:\{([^}]*)\})?")
MATCHER = re.compile(r'(\w+)\s*(?:=|!=|=~|!~)\s*"([^"]*)"')
OF_THE_SCRAPE = {"job", "instance"}
"""Labels that Prometheus puts on by itself."""
VALUES: dict[str, set[str]] = {
    "queue": {"inbox", "outbox"},
    "state": {"in_use", "most", "free", "total", "due", "running"},
    "event": {event.value for event in SecurityEvent},
    "outcome": {"ok", "failed", "waits", "refused"},
}


def expressions() -> list[str]:
    rules = [rule["expr"] for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]]
    panels = json.loads(DASHBOARD.read_text())["panels"]
    return rules + [target["expr"] for panel in panels for target in panel["targets"]]


def known() -> dict[str, set[str]]:
    """Every name a scrape can hold, with its labels."""
    found: dict[str, set[str]] = {"up": set()}
    for family in Metrics().registry.collect():
        suffixes = {"histogram": ("_bucket", "_count", "_sum"), "counter": ("_total",)}.get(family.type, ("",))
        for suffix in suffixes:
            found[family.name + suffix] = {"le"} if suffix == "_bucket" else set()
    for metric in vars(Metrics()).values():
        for each in metric.values() if isinstance(metric, dict) else [metric]:
            for name in found:
                if name.startswith(str(getattr(each, "_name", " "))):
                    found[name] |= set(each._labelnames)  # noqa: SLF001  the library has no other way to ask
    return found


@pytest.mark.parametrize("expression", expressions())
def test_what_they_name_exists(expression: str) -> None:
    names = known()
    selected = SELECTED.findall(expression)
    assert selected
    for name, matchers in selected:
        assert name in names
        for label, value in MATCHER.findall(matchers):
            assert label in names[name] | OF_THE_SCRAPE, (name, label)
            if label in VALUES:
                assert set(value.split("|")) <= VALUES[label], value
    for labels in re.findall(r"by \(([^)]*)\)", expression):
        some = OF_THE_SCRAPE.union(*(names[name] for name, _ in selected))
        assert {label.strip() for label in labels.split(",")} <= some


def test_the_rules_watch_what_a_host_must_hear_of() -> None:
    rules: list[dict[str, Any]] = yaml.safe_load(ALERTS.read_text())["groups"][0]["rules"]
    watched = " ".join(rule["expr"] for rule in rules)
    for needed in ("> 0.05", "> 0.5", 'part="database"', "purser_disk_bytes", "failed_login", 'queue="outbox"'):
        assert needed in watched
    assert len({rule["alert"] for rule in rules}) == len(rules)
    assert all(rule["labels"]["severity"] and rule["annotations"]["summary"] for rule in rules)


def test_the_panels_have_places_of_their_own() -> None:
    places = [tuple(panel["gridPos"].values()) for panel in json.loads(DASHBOARD.read_text())["panels"]]
    assert len(set(places)) == len(places)
