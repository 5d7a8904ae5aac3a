"""The files of ``deploy/`` are valid, and name settings, commands and roles that exist (REQUIREMENTS L4)."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import kubernetes_validate  # type: ignore[import-untyped]
import pytest
import yaml

from bot.__main__ import COMMANDS
from bot.commands import serve
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").rglob("*.yaml"))
SCHEMAS = {
    "vendor.compose-spec": DEPLOY / "compose.yaml",
    "vendor.github-workflows": ROOT / ".github" / "workflows" / "check.yaml",
}
COMMAND = re.compile(r"(?:python -m bot |args: \[|command: (?!redis))(\w+)(?:, --role, | --role )?(\w+)?")
NAMED_ELSEWHERE = {"DOMAIN"}
"""``PURSER_DOMAIN`` is Caddy's."""


def _texts() -> dict[Path, str]:
    found = {path: path.read_text(encoding="utf-8") for path in DEPLOY.rglob("*") if path.is_file()}
    return found | {path: path.read_text(encoding="utf-8") for path in SCHEMAS.values()}


def test_every_setting_they_name_exists() -> None:
    known = {name.upper() for name in Settings.model_fields} | NAMED_ELSEWHERE
    for path, text in _texts().items():
        assert set(re.findall(r"PURSER_([A-Z0-9_]+)\b", text)) <= known, path


def test_every_command_and_role_they_run_exists() -> None:
    parser = argparse.ArgumentParser()
    serve.arguments(parser)
    for path, text in _texts().items():
        for command, role in COMMAND.findall(text):
            assert command in COMMANDS, path
            if role and command == "serve":
                parser.parse_args(["--role", role])


@pytest.mark.parametrize("schema", SCHEMAS)
def test_they_match_their_schemas(schema: str) -> None:
    checked = subprocess.run(  # noqa: S603  our own file
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(SCHEMAS[schema])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.relative_to(DEPLOY).as_posix())
def test_kubernetes_takes_them(path: Path) -> None:
    for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
        if document["kind"] != "Kustomization":
            kubernetes_validate.validate(document, "1.31", strict=True)


def test_every_manifest_is_listed() -> None:
    for folder in {path.parent for path in MANIFESTS}:
        listed = yaml.safe_load((folder / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
        others = {path.name for path in folder.glob("*.yaml")} - {"kustomization.yaml"}
        assert others <= set(listed)


def test_the_platforms_files_are_read() -> None:
    railway = json.loads((DEPLOY / "railway.json").read_text(encoding="utf-8"))
    ocean = yaml.safe_load((DEPLOY / "digitalocean" / "app.yaml").read_text(encoding="utf-8"))
    for dockerfile in (railway["build"]["dockerfilePath"], ocean["services"][0]["dockerfile_path"]):
        assert (ROOT / dockerfile).is_file()
