"""Measurements of the Slack adapter, on a Slack of its own on the loopback interface."""
