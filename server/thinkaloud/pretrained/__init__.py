"""The pretrained model of the default settings: taken out of a package, converted, kept in the cache folder."""
