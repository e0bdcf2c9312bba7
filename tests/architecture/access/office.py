"""Who may open the pages of the office: one's account, the desk, letters, imports, rules, reports."""

from tests.architecture.access import VIEW

KEEP_PHOTOS = "files.store_file"
EDIT_RULE = "duties.edit_rule"
IMPORT = "intake.import_list"
SEE_READERS = "newsletters.see_subscribers"
WRITE_ISSUE = "newsletters.write_issue"
MAKE_PACK = "handover.make_pack"
SEND = "notifications.send_letter"
EDIT_REPORT = "reports.edit_report"
FILE_REPORT = "reports.file_report"
KEEP_STATEMENT = "accessibility.edit_declaration"
EDIT_SITE = "sites.edit_site"
ANSWER_REQUEST = "requests.answer_request"
MODERATE = "comments.moderate_comment"
KEEP_PAPERS = "privacy.keep_papers"
HIDE_WORDS = "redactions.hide_words"

PUBLIC = frozenset(
    {
        "accessibility:declaration",
        "accessibility:introductions",
        "accessibility:site_declaration",
        "accessibility:site_introductions",
        "accessibility:site_version",
        "sites:sheet",
        "accessibility:version",
        "comments:article_rate",
        "comments:comment_list",
        "comments:comment_report",
        "comments:comment_send",
        # Opened only with the key of a consent (tests/files).
        "files:own_consent",
        "newsletters:asked",
        "newsletters:confirm",
        "newsletters:issue_read",
        "newsletters:keep",
        "newsletters:newsletter",
        "newsletters:refuse",
        "newsletters:unsubscribe",
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
        "accessibility:site_board",
        "accessibility:site_edit",
        "accessibility:site_introduction",
        "accessibility:site_review",
        "accessibility:site_translate",
        "notifications:message_resend",
        "notifications:outbox",
        "notifications:received_list",
    }
)

INNER = {
    "sites:site_edit": EDIT_SITE,
    "sites:preview_sheet": EDIT_SITE,
    "accessibility:board": KEEP_STATEMENT,
    "accessibility:declaration_edit": KEEP_STATEMENT,
    "accessibility:declaration_translate": KEEP_STATEMENT,
    "accessibility:introduction_edit": KEEP_STATEMENT,
    "accessibility:review_confirm": KEEP_STATEMENT,
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
    "comments:article_close": MODERATE,
    "comments:comment": MODERATE,
    "comments:comment_deed": MODERATE,
    "comments:moderation": MODERATE,
    "comments:setting": MODERATE,
    "newsletters:issue": WRITE_ISSUE,
    "newsletters:issue_deed": WRITE_ISSUE,
    "newsletters:issue_draft": WRITE_ISSUE,
    "newsletters:issue_edit": WRITE_ISSUE,
    "newsletters:issue_letter": WRITE_ISSUE,
    "newsletters:issue_list": WRITE_ISSUE,
    "newsletters:newsletter_set": WRITE_ISSUE,
    "newsletters:reader": SEE_READERS,
    "newsletters:reader_deed": SEE_READERS,
    "newsletters:reader_file": SEE_READERS,
    "newsletters:reader_list": SEE_READERS,
    "newsletters:words_add": WRITE_ISSUE,
    "notifications:answer_list": SEND,
    "notifications:letter_list": SEND,
    "notifications:letter_resend": SEND,
    "redactions:overview": HIDE_WORDS,
    "redactions:text_list": HIDE_WORDS,
    "redactions:text": HIDE_WORDS,
    "redactions:text_look": HIDE_WORDS,
    "redactions:words_show": HIDE_WORDS,
    "redactions:public_file": HIDE_WORDS,
    "redactions:copy_deed": HIDE_WORDS,
    "files:consent_add": KEEP_PHOTOS,
    "files:consent_withdraw": KEEP_PHOTOS,
    "files:photo": KEEP_PHOTOS,
    "files:photo_ground": KEEP_PHOTOS,
    "files:photo_list": KEEP_PHOTOS,
    "figures:figure": VIEW,
    "figures:figure_list": VIEW,
    "figures:number_state": EDIT_REPORT,
    "figures:number_take_back": EDIT_REPORT,
    "figures:stated_list": VIEW,
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
    "privacy:activity_add": KEEP_PAPERS,
    "privacy:activity_change": KEEP_PAPERS,
    "privacy:activity_file": KEEP_PAPERS,
    "privacy:activity_list": KEEP_PAPERS,
    "privacy:activity_remove": KEEP_PAPERS,
    "privacy:breach": KEEP_PAPERS,
    "privacy:breach_change": KEEP_PAPERS,
    "privacy:breach_close": KEEP_PAPERS,
    "privacy:breach_decide": KEEP_PAPERS,
    "privacy:breach_file": KEEP_PAPERS,
    "privacy:breach_list": KEEP_PAPERS,
    "privacy:breach_record": KEEP_PAPERS,
    "privacy:breach_reopen": KEEP_PAPERS,
    "privacy:class_list": KEEP_PAPERS,
    "privacy:class_set": KEEP_PAPERS,
    "privacy:clause": KEEP_PAPERS,
    "privacy:controller_set": KEEP_PAPERS,
    "privacy:document_decide": KEEP_PAPERS,
    "privacy:dossier": KEEP_PAPERS,
    "privacy:dossier_ask": KEEP_PAPERS,
    "privacy:dossier_file": KEEP_PAPERS,
    "privacy:due_list": KEEP_PAPERS,
    "privacy:erased_list": KEEP_PAPERS,
    "privacy:hold_lift": KEEP_PAPERS,
    "privacy:hold_set": KEEP_PAPERS,
    "privacy:library_take_in": KEEP_PAPERS,
    "privacy:look_list": "privacy.read_looks",
    "privacy:overview": KEEP_PAPERS,
    "privacy:owed_list": KEEP_PAPERS,
    "privacy:owed_send": KEEP_PAPERS,
    "requests:case": ANSWER_REQUEST,
    "requests:case_correct": ANSWER_REQUEST,
    "requests:case_deed": ANSWER_REQUEST,
    "requests:case_file": ANSWER_REQUEST,
    "requests:case_letter": ANSWER_REQUEST,
    "requests:case_list": ANSWER_REQUEST,
    "requests:case_record": ANSWER_REQUEST,
}

PERSONAL = {
    "comments:link_comment": "comments.own",
    "comments:link_take_back": "comments.own",
    "duties:deadline_calendar": "duties.calendar",
    "requests:link_case": "requests.case",
    "requests:link_file": "requests.case",
    "requests:link_withdraw": "requests.case",
}
