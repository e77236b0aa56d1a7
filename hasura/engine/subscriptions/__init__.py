"""Live queries and streams.

From the outside in: a *subscriber* is one client's subscription. Subscribers whose query has the
same parameter values share a *cohort*: what one gets, all get. Cohorts whose query is the same SQL
share a *poller*, which runs one statement for all of them (`sql/multiplex.py`).

A poller runs when PostgreSQL tells of a change in one of its tables (`notices.py`), when a cohort is
new, and for what no notice can tell (functions, foreign writers of views) by a timer. While a run
is under way further notices only mark the next one as due, so bursts cost one run, not many.
"""
