"""What we understand: times, log lines, names, zones."""
