"""Sound becomes a scored call; the only place with ML libraries."""
