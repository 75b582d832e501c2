"""What stands around the program: one version number, pinned actions, forms and lock files as they should be."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from helpers import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (REPOSITORY / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
ASSETS = sorted(path for path in (REPOSITORY / "overrides" / "assets").glob("*.*s") if path.suffix in (".js", ".css"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
"""An action by its commit: `actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683`."""


def load(path: str) -> dict:
    """A YAML file of the repository."""
    return yaml.safe_load((REPOSITORY / path).read_text("utf-8"))


def project() -> dict:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]


def used(node: object) -> Iterator[str]:
    """Every `uses` of a workflow, wherever it stands."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key == "uses":
            yield value
        yield from used(value)


# --- one version ------------------------------------------------------------------------------------------------------


def released() -> list[tuple[str, str]]:
    """Versions and dates of the changelog, the newest first; what is not released yet is none of them."""
    return re.findall(r"^## \[([\d.]+)\] – (\S+)$", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.M)


def test_the_release_of_the_edition_is_that_of_the_changelog_and_of_the_project():
    edition = load("data/edition.yml")
    assert released()[0] == (edition["release"], str(edition["date"]))
    assert project()["version"] == edition["release"]


def test_releases_stand_in_the_changelog_from_the_newest_to_the_oldest():
    numbers = [tuple(map(int, version.split("."))) for version, _ in released()]
    assert numbers == sorted(set(numbers), reverse=True)
    assert [date for _, date in released()] == sorted((date for _, date in released()), reverse=True)


def test_what_is_not_released_stands_first_in_the_changelog():
    headings = re.findall(r"^## (.+)$", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert [at for at, heading in enumerate(headings) if heading == "[Unreleased]"] in ([], [0])


# --- workflows, forms, requests ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit(path: Path):
    actions = list(used(yaml.safe_load(path.read_text("utf-8"))))
    assert actions
    assert [action for action in actions if not PINNED.fullmatch(action)] == []


@pytest.mark.parametrize(
    "action", ["actions/checkout@v4", "actions/checkout", "actions/checkout@11bd719", "docker://alpine:3"]
)
def test_an_action_by_a_name_that_can_move_is_not_pinned(action):
    assert not PINNED.fullmatch(action)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends_by_itself_and_may_do_no_more_than_it_says(path: Path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert [name for name, job in workflow["jobs"].items() if "timeout-minutes" not in job] == []
    assert workflow["permissions"] == {"contents": "read"}


def test_tests_run_on_the_oldest_python_and_on_a_newer_one():
    versions = load(".github/workflows/site.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    numbers = [tuple(map(int, version.split("."))) for version in versions]
    assert f">={versions[0]}" == project()["requires-python"]
    assert numbers == sorted(set(numbers)) and len(numbers) > 1


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_what_is_asked_of_one(path: Path):
    form = yaml.safe_load(path.read_text("utf-8"))
    assert form["name"] and form["description"] and form["body"]
    for field in form["body"]:
        assert field["type"] in ("input", "textarea", "dropdown", "checkboxes")
        assert re.fullmatch(r"[a-z]+", field["id"]) and field["attributes"]["label"]
        assert all(isinstance(option, str) for option in field["attributes"].get("options", []))
    assert len({field["id"] for field in form["body"]}) == len(form["body"])


def test_there_is_a_form_for_the_edition_and_one_for_the_program():
    assert [path.name for path in FORMS] == ["edition.yml", "program.yml"]


def test_actions_and_packages_are_kept_up_to_date():
    updates = load(".github/dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}


# --- what looks over scripts and styles -------------------------------------------------------------------------------


def test_the_lock_file_of_npm_names_sums_and_no_registry():
    packages = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and not package["integrity"].startswith("sha512-")] == []


def test_the_lock_file_of_npm_holds_the_versions_that_are_asked_for():
    asked = json.loads((REPOSITORY / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))["packages"]
    assert asked == {name: packages[f"node_modules/{name}"]["version"] for name in asked}
    assert packages[""]["devDependencies"] == asked


def test_without_node_one_is_told_so(tmp_path):
    for name in ("Makefile", "package.json", "package-lock.json"):
        shutil.copy(REPOSITORY / name, tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "sh").symlink_to(shutil.which("sh"))
    make = [shutil.which("make"), "SHELL=sh", "node_modules/ready"]
    done = subprocess.run(
        make, cwd=tmp_path, env={"PATH": str(tmp_path / "bin")}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode != 0 and not (tmp_path / "node_modules").exists()
    assert done.stderr.startswith("Scripts and styles are looked over by Biome, which needs Node 18 or later and npm")


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_lines_of_scripts_and_styles_are_at_most_120_characters(path: Path):
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [number for number, line in lines if len(line) > 120 and "url('data:" not in line] == []
