"""Which right each inner page of ideas asks for: a part of the table of routes."""

VIEW = "partnerships.view_partnership"
EDIT_IDEA = "ideas.edit_idea"
DECIDE_IDEA = "ideas.decide_idea"
IDEAS = {
    "ideas:call": VIEW,
    "ideas:call_add": EDIT_IDEA,
    "ideas:call_deed": EDIT_IDEA,
    "ideas:call_edit": EDIT_IDEA,
    "ideas:call_list": VIEW,
    "ideas:gala_file": VIEW,
    "ideas:idea": VIEW,
    "ideas:idea_add": EDIT_IDEA,
    "ideas:idea_deed": DECIDE_IDEA,
    "ideas:idea_edit": EDIT_IDEA,
    "ideas:idea_file": VIEW,
    "ideas:invitee_add": EDIT_IDEA,
    "ideas:invitee_all": EDIT_IDEA,
    "ideas:invitee_remove": EDIT_IDEA,
    "ideas:invitees": EDIT_IDEA,
    "ideas:joint_list": VIEW,
    "ideas:participant_remove": EDIT_IDEA,
    "ideas:participants": EDIT_IDEA,
    "ideas:partner_add": EDIT_IDEA,
    "ideas:partner_answer": EDIT_IDEA,
    "ideas:partner_remove": EDIT_IDEA,
    "ideas:partners_ask": EDIT_IDEA,
    "ideas:project_make": DECIDE_IDEA,
    "ideas:rule_edit": EDIT_IDEA,
    "ideas:table": EDIT_IDEA,
    "ideas:table_add": EDIT_IDEA,
    "ideas:vote": VIEW,
    "ideas:vote_annul": DECIDE_IDEA,
    "ideas:vote_close": DECIDE_IDEA,
    "ideas:vote_open": DECIDE_IDEA,
    "ideas:vote_paper": DECIDE_IDEA,
    "ideas:vote_remind": DECIDE_IDEA,
}
