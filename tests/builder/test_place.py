"""Where a finished site is put, and what is said where that cannot be done."""

import subprocess
import sys
from pathlib import Path

import pytest
from builder import place
from helpers import REPOSITORY, copy_sample, environment, mkdocs_build, write


def test_a_site_takes_the_place_of_the_last_whole(tmp_path):
    write(tmp_path, {"site/old.html": "old", "new/new.html": "new"})
    place.swap(str(tmp_path / "new"), str(tmp_path / "site"))
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["site", "site/new.html"]


def test_the_first_site_needs_no_last_one(tmp_path):
    write(tmp_path, {"new/new.html": "new"})
    place.swap(str(tmp_path / "new"), str(tmp_path / "site"))
    assert (tmp_path / "site/new.html").is_file()


def test_each_build_has_a_folder_of_its_own(tmp_path):
    first, second = place.beside(str(tmp_path / "a/site")), place.beside(str(tmp_path / "a/site"))
    assert first != second
    assert Path(first).parent == Path(second).parent == tmp_path / "a"
    assert Path(first).stat().st_mode & 0o777 == (tmp_path / "a").stat().st_mode & 0o777


def test_what_was_not_built_takes_nobodys_place(tmp_path):
    write(tmp_path, {"site/old.html": "old"})
    with pytest.raises(FileNotFoundError):
        place.swap(str(tmp_path / "nowhere"), str(tmp_path / "site"))
    assert (tmp_path / "site/old.html").is_file()


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path):
    (tmp_path / ".cache").write_text("a file", "utf-8")
    assert place.cache(tmp_path) is None
    assert place.cache(tmp_path / "nowhere") is None


def test_two_builds_at_once_both_end_well(sample, tmp_path):
    call = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")]
    builds = [
        subprocess.Popen(
            call, cwd=sample, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(2)
    ]
    said = [build.communicate(timeout=240)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert (tmp_path / "site/index.html").is_file()
    assert not list(tmp_path.glob("site.building*"))


@pytest.mark.parametrize(
    ("site", "told"),
    [
        ("file", "A file stands where the site is to be."),
        ("file/site", "File exists."),
        ("/dev/full/site", "File exists."),
        ("/proc/site", "No such file or directory."),
    ],
)
def test_a_site_that_cannot_be_written_is_told_in_words(site, told, sample, tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    built = mkdocs_build(sample, tmp_path / site)
    assert built.returncode == 1
    assert told in built.stdout and "Traceback" not in built.stdout
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("template", "told"), [("{% if %}\n", "TemplateSyntaxError"), ("{{ record.hight }}\n", "UndefinedError")]
)
def test_a_template_that_is_wrong_is_named_with_its_line(template, told, tmp_path):
    root = copy_sample(tmp_path)
    (tmp_path / "overrides").unlink()
    write(tmp_path, {"overrides/main.html": (REPOSITORY / "overrides/main.html").read_text("utf-8")})
    for path in (REPOSITORY / "overrides").iterdir():
        if path.name not in ("main.html", "records"):
            (tmp_path / "overrides" / path.name).symlink_to(path)
    write(
        tmp_path,
        {
            f"overrides/records/{path.name}": path.read_text("utf-8")
            for path in (REPOSITORY / "overrides/records").iterdir()
        },
    )
    page = tmp_path / "overrides/records/record.md"
    page.write_text(page.read_text("utf-8") + template, "utf-8")
    built = mkdocs_build(root, tmp_path / "site")
    assert built.returncode == 1
    assert f"overrides/records/record.md:{page.read_text('utf-8').count(chr(10))}: {told}" in built.stdout
    assert "Traceback" not in built.stdout
    assert not (tmp_path / "site").exists()
