"""`python -m thinkaloud` is the `thinkaloud` command."""

from .cli import main

if __name__ == "__main__":
    main()
