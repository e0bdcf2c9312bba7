"""Forms of this room, each as small as its deed."""
