"""The demonstration: a living installation on the first day, built from five public documents.

Everything goes through the services, as an officer would do it. Facts come from the documents;
what was added to fill a list is marked as demonstration content on the page itself.
"""
