"""What a careful listener makes of a call before judging it."""
