"""What lies where, and what no file may hold."""

import re

TOP = {
    "PRIVACY.md",
    ".ci", ".env.example", ".gitignore", "LICENSE", "README.md", "adapters", "bot", "deploy", "pyproject.toml",
    "tests",
}  # fmt: skip
INDEX_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "test." + "pypi")
MACHINE_PATHS = ("/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/", "/Us" + "ers/", "/private" + "/var")


def texts(root, tracked):
    for path in tracked:
        try:
            yield path, (root / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue


def test_the_top_level_holds_these_and_nothing_else(tracked):
    assert {path.parts[0] for path in tracked} == TOP


def test_no_file_names_a_package_index(root, tracked):
    found = [(str(path), host) for path, text in texts(root, tracked) for host in INDEX_HOSTS if host in text]
    assert found == []


def test_no_file_names_a_folder_of_somebodys_machine(root, tracked):
    found = [
        (str(path), place) for path, text in texts(root, tracked) for place in MACHINE_PATHS if place in text
    ]
    assert found == []


def test_no_module_is_longer_than_a_sitting(root, tracked):
    modules = [path for path in tracked if path.suffix == ".py" and path.parts[0] in ("bot", "adapters")]
    lengths = {str(path): len((root / path).read_text("utf-8").splitlines()) for path in modules}
    assert {path: lines for path, lines in lengths.items() if lines > 420} == {}


def test_text_files_end_with_one_new_line(root, tracked):
    ours = {".py", ".md", ".toml", ".txt", ".css", ".html", ".j2", ""}
    wrong = [
        str(path)
        for path, text in texts(root, tracked)
        if path.suffix in ours and "vendor" not in path.parts and text and not re.search(r"\S\n\Z", text)
    ]
    assert wrong == []


def test_every_rehearsal_is_a_story_that_is_played(tracked):
    stories = [path for path in tracked if path.parts[:3] == ("tests", "dialogs", "rehearsals")]
    assert stories
    assert all(path.suffix == ".txt" for path in stories)
