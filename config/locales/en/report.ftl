# Reports: how everybody is getting on – to help, not to compare.

command-report = report
    .about = How the school is getting on
command-report-status = status
    .about = Who has done what: reflections and 2+2

report-title = How it is going
report-about = So that you see whom to offer help. No texts are here, nor will be; the list goes by name.
# Columns: reflections, shown, observed (short, aligned after the names).
report-heading = Ref.  Sh. Ob.
report-together = In all
report-counts =
    People on the list: { $staff }
    Reflecting regularly: { $regular }
    2+2 of this half-year done: { $observed }
report-none-due = nothing is due yet
report-footer = Ref. – reflections written / expected; Sh. – lessons shown; Ob. – lessons observed. The file holds the whole table.
report-file = status
report-sheet = Status
report-column-name = Name
report-column-group = APT group
report-column-written = Reflections written
report-column-skipped = Skipped by own choice
report-column-expected = Reflections expected
report-column-shown = Lessons shown
report-column-observed = Lessons observed
report-column-note = Not finished yet
report-note-reflections = reflections
report-note-observations = this half-year's 2+2
