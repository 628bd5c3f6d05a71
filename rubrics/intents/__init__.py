"""How likely an utterance is of a kind, learnt from sentences written for it."""
