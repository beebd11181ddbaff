"""Hand-written sentences, one module a language."""
