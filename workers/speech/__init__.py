"""Speech into words: where somebody speaks, and the engines that write it down."""
