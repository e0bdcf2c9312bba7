"""Reading the book of deeds: what did we know, and when."""

from datetime import date, datetime, time, timedelta

from django.db.models import Model, QuerySet

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock


def history_of(obj: Model) -> QuerySet[LogEntry]:
    """Return everything recorded about one thing, newest first."""
    return LogEntry.objects.filter(object_kind=obj._meta.label_lower, object_id=str(obj.pk))


def history_of_partnership(partnership_id: int) -> QuerySet[LogEntry]:
    """Return everything recorded within one partnership, newest first."""
    return LogEntry.objects.filter(partnership_id=partnership_id)


def recorded_by(day: date) -> QuerySet[LogEntry]:
    """Return what had been recorded by the end of that day: the answer to "what did we know then"."""
    midnight = datetime.combine(day + timedelta(days=1), time(0), clock.WARSAW)
    return LogEntry.objects.filter(at__lt=midnight)
