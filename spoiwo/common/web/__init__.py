"""The thin layer between HTTP and services that all rooms' views share."""
