"""Who may open the pages of the office: one's account, the desk, letters, imports, rules, reports."""

from tests.architecture.access import VIEW

EDIT_RULE = "duties.edit_rule"
IMPORT = "intake.import_list"
MAKE_PACK = "handover.make_pack"
SEND = "notifications.send_letter"
EDIT_REPORT = "reports.edit_report"
FILE_REPORT = "reports.file_report"
ANSWER_REQUEST = "requests.answer_request"

PUBLIC = frozenset(
    {
        "notifications:preview_html",
        "notifications:preview_list",
        "requests:asking",
        "requests:case_ask",
    }
)

SIGNED_IN = frozenset(
    {
        "accounts:confirm",
        "dashboard:home",
    }
)

OPERATOR = frozenset(
    {
        "notifications:message_resend",
        "notifications:outbox",
        "notifications:received_list",
    }
)

INNER = {
    "dashboard:desk": VIEW,
    "dashboard:desk_send": "registry.appoint_representative",
    "dashboard:institution_work": VIEW,
    "handover:pack_download": MAKE_PACK,
    "handover:pack_list": MAKE_PACK,
    "handover:pack_progress": MAKE_PACK,
    "handover:pack_remove": MAKE_PACK,
    "intake:batch": IMPORT,
    "intake:batch_commit": IMPORT,
    "intake:batch_date": IMPORT,
    "intake:batch_decide": IMPORT,
    "intake:batch_discard": IMPORT,
    "intake:batch_leave_out": IMPORT,
    "intake:batch_list": IMPORT,
    "intake:batch_map": IMPORT,
    "intake:batch_progress": IMPORT,
    "intake:batch_restart": IMPORT,
    "intake:batch_stop": IMPORT,
    "intake:row_edit": IMPORT,
    "intake:template_download": IMPORT,
    "notifications:answer_list": SEND,
    "notifications:letter_list": SEND,
    "notifications:letter_resend": SEND,
    "figures:figure": VIEW,
    "figures:figure_list": VIEW,
    "duties:calendar_give": EDIT_RULE,
    "duties:confirmation_take_back": EDIT_RULE,
    "duties:duty": VIEW,
    "duties:duty_add": EDIT_RULE,
    "duties:duty_end": EDIT_RULE,
    "duties:kinds": EDIT_RULE,
    "duties:rule_change": EDIT_RULE,
    "duties:rule_withdraw": EDIT_RULE,
    "duties:statement": VIEW,
    "duties:statement_file": VIEW,
    "duties:term_confirm": EDIT_RULE,
    "duties:usual": EDIT_RULE,
    "duties:watch": VIEW,
    "reports:annex_add": EDIT_REPORT,
    "reports:narrative_edit": EDIT_REPORT,
    "reports:report": VIEW,
    "reports:report_add": EDIT_REPORT,
    "reports:report_add_period": EDIT_REPORT,
    "reports:report_deed": FILE_REPORT,
    "reports:report_edit": EDIT_REPORT,
    "reports:report_file": VIEW,
    "reports:report_list": VIEW,
    "reports:report_read": VIEW,
    "requests:case": ANSWER_REQUEST,
    "requests:case_correct": ANSWER_REQUEST,
    "requests:case_deed": ANSWER_REQUEST,
    "requests:case_file": ANSWER_REQUEST,
    "requests:case_list": ANSWER_REQUEST,
    "requests:case_record": ANSWER_REQUEST,
}

PERSONAL = {
    "duties:deadline_calendar": "duties.calendar",
    "requests:link_case": "requests.case",
    "requests:link_file": "requests.case",
    "requests:link_withdraw": "requests.case",
}
