"""`python -m thinkaloud` is the `thinkaloud` command."""

from thinkaloud.cli import main

if __name__ == "__main__":
    main()
