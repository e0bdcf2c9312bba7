"""Forms of agreements: each as small as the deed."""
