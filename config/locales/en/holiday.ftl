# Public holidays: their dates are computed, so their names stand here and not in a calendar file.
holiday-new-year = New Year's Day
holiday-state-restored = Restoration of the State Day
holiday-independence-restored = Restoration of Independence Day
holiday-easter = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-labour = International Workers' Day
holiday-mothers = Mother's Day
holiday-fathers = Father's Day
holiday-midsummer = Midsummer Day
holiday-statehood = Statehood Day
holiday-assumption = Assumption Day
holiday-all-saints = All Saints' Day
holiday-all-souls = All Souls' Day
holiday-christmas-eve = Christmas Eve
holiday-christmas = Christmas Day
holiday-second-christmas = Second Day of Christmas
