"""What is installed is what the lock names."""

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def lock(root):
    text = (root / "deploy" / "requirements.lock").read_text("utf-8")
    return {canonicalize_name(name): version for name, version in PIN.findall(text)}


def required(name, extras=frozenset(), seen=None):
    """Every package that this one needs to run, by name; None for a version: not installed."""
    seen = {} if seen is None else seen
    for line in metadata.requires(name) or ():
        needed = Requirement(line)
        environments = [{"extra": extra} for extra in ("", *extras)]
        if needed.marker is not None and not any(needed.marker.evaluate(each) for each in environments):
            continue
        key = canonicalize_name(needed.name)
        if key in seen:
            continue
        try:
            seen[key] = metadata.version(key)
        except metadata.PackageNotFoundError:
            seen[key] = None
            continue
        required(key, frozenset(needed.extras), seen)
    return seen


def test_what_is_installed_is_of_the_locked_version(lock):
    installed = {canonicalize_name(each.metadata["Name"]): each.version for each in metadata.distributions()}
    other = {
        name: (installed[name], version) for name, version in lock.items() if installed.get(name, version) != version
    }
    assert other == {}


def test_what_is_needed_to_run_is_installed_and_locked(lock):
    needed = required("afternote")
    assert {name for name, version in needed.items() if version is None} == set()
    assert set(needed) - set(lock) == set()


def test_every_pin_has_a_hash(root, lock):
    text = (root / "deploy" / "requirements.lock").read_text("utf-8")
    pins = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    unhashed = [pin.splitlines()[0] for pin in pins if PIN.match(pin) and "--hash=sha256:" not in pin]
    assert unhashed == []
    assert len(lock) > 30
