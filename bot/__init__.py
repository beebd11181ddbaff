"""Afternote: what it does, apart from any chat platform."""
