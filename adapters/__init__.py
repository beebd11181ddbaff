"""The ways in and out: one folder a platform, one web server, one command line."""
