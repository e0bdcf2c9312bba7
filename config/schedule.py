"""Every periodic job in one table: its name, when (cron, UTC), what it is for."""

from dataclasses import dataclass

from procrastinate import App


@dataclass(frozen=True, slots=True)
class Periodic:
    """A job a room defines in its ``jobs.py``; minutes are spread, so that no two begin together."""

    job: str
    cron: str
    purpose: str


SCHEDULE = (
    # Midnight in Warsaw falls at 22 or 23 UTC: both are asked, and asking twice changes nothing.
    Periodic("registry.take_names_of_the_day", "2 22,23 * * *", "institutions take the name of the new day"),
    Periodic("meetings.open_next_meetings", "12 2 * * *", "open the next meeting of each series"),
    Periodic("decisions.close_due_votes", "*/5 * * * *", "close votes by circulation whose hour has passed"),
    Periodic(
        "pages.publish_due", "*/2 * * * *", "publish articles whose hour has come, take off those that ended"
    ),
    Periodic("offers.ask_providers", "22 6 * * *", "ask institutions once a quarter about their offers"),
    Periodic("offers.hide_faded", "7 23 * * *", "take offers nobody confirmed out of the search box"),
    Periodic("market.ask_buyers", "32 6 * * *", "ask members once a year about procurements with clauses"),
    Periodic("market.hide_gone", "9 23 * * *", "take showcases nobody confirmed out of the search box"),
    Periodic("files.verify_files", "17 1 * * *", "check every stored file against its control sum"),
    Periodic("files.make_sizes", "37 1 * * *", "make the sizes that photos kept earlier lack"),
    Periodic("files.sweep_orphans", "47 1 * * *", "remove content of uploads that were not finished"),
    Periodic("accessibility.remind_of_reviews", "2 6 * * *", "remind in March of statements not reviewed"),
    Periodic("visits.fold_months", "47 2 * * *", "add up visits of days long past by month"),
    Periodic("comments.forget_people", "49 2 * * *", "erase personal data of old comments"),
    Periodic("requests.forget_people", "42 2 * * *", "erase personal data of requests settled long ago"),
    Periodic("privacy.forget_looks", "22 2 * * *", "remove old notes of who saw personal data"),
    Periodic(
        "newsletters.forget_unconfirmed", "22 2 * * *", "erase addresses of newsletters nobody confirmed"
    ),
    Periodic("notifications.forget_messages", "7 2 * * *", "remove old letters, and sooner their words"),
    Periodic("attendance.send_reminders", "12,42 * * * *", "remind who has not answered an invitation"),
    Periodic("attendance.forget_access_needs", "57 1 * * *", "erase access needs a month after the meeting"),
    Periodic("communiques.make_visits", "*/2 * * * *", "visit the addresses of postings that are due"),
    Periodic("communiques.tell_of_missed", "32 5 * * *", "tell who waits what visits did not find"),
    Periodic("sources.forget_abandoned", "39 2 * * *", "put aside old documents nobody has worked on"),
    Periodic("intake.forget_abandoned", "37 2 * * *", "put aside lists nobody has worked on for thirty days"),
    Periodic("handover.forget_packs", "52 1 * * *", "remove hand-over packs whose week is over"),
    Periodic("figures.recount_figures", "27 3 * * *", "count every figure anew in the other way"),
    Periodic("duties.tell_officers", "37 4 * * *", "write of rules that turned amber or red"),
    Periodic("forum.send_digests", "22 5 * * 1", "send the weekly digest of every forum of staff"),
    Periodic("notifications.forget_links", "57 2 * * *", "remove personal links that ended two years ago"),
    Periodic("notifications.receive_inbox", "1-59/5 * * * *", "take in the answers of the mailbox"),
    Periodic("notifications.settle_interrupted", "*/2 * * * *", "take up what a dead worker has left"),
    Periodic("notifications.forget_jobs", "27 2 * * *", "remove finished jobs older than a week"),
)


def on_app_ready(app: App) -> None:
    """Register the periodic jobs; a name no room defines stops the start."""
    for periodic in SCHEDULE:
        app.periodic(cron=periodic.cron)(app.tasks[periodic.job])
