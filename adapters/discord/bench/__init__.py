"""Measurements of the Discord adapter, on a Discord of its own on the loopback interface."""
