"""One file a version, run in order."""
