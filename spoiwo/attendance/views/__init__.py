"""Pages of participation: the list, the door, answers."""
