"""Makes the site of the documentation: `python -m generator`, with this folder's parent on the path."""
