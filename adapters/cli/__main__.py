"""`python -m adapters.cli`: the same as `afternote`."""

from adapters.cli.main import main

if __name__ == "__main__":
    main()
