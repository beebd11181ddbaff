"""Measurements: each returns its figures as plain data; nothing here is asserted by a timer."""
