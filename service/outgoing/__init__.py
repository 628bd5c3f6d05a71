"""The way out to other machines: no address inside the house, limits on everything."""
