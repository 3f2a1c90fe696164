# Importing a staff list: what would change and what is wrong in the file.

import-refused-title = The file could not be read
import-spreadsheet = This is a spreadsheet. Save it as CSV (File → Save as → CSV) and attach it again.
import-empty = The file is empty.
import-too-long = The file has more than { $rows } rows. It is probably not the right file.
import-not-a-table = This is not a CSV table. The first row must hold the column names, separated by commas or semicolons.
import-open-quote = A quotation mark is opened in row { $line } and never closed, so everything after it would be one cell. Close or delete it and attach the file again.
import-no-names = There is no column `name`, so we cannot tell who is on the list. We found these columns: { $found }. Correct the first row and attach the file again.

import-title =
    { $count ->
        [one] { $count } person in the file
       *[other] { $count } people in the file
    }
import-counts = New: { $new } · will change: { $changed } · stay as they are: { $same }
import-nothing-changes = The list is the same as the one that is stored: nothing changes.
import-more = … and { $count } more (all of them in the attached file).
import-footer = Nothing is written before you confirm. An import removes nobody and writes to nobody.
import-footer-leads = Nothing is written before you confirm. An import removes nobody, and writes only to those whose lead of a group ends.
import-leads-title = Groups that change their lead
import-lead = • “{ $group }”: { $name } takes over from { $before }
import-led-title = Groups with a new lead
import-led = • “{ $group }”: { $name } took over from { $before }
import-file-rows = import.txt
import-file-leads = leads.txt
import-file-faults = mistakes.txt
import-line-new = ➕ { $name }
import-line-changed = ✏️ { $name } · will change: { $columns }
import-joins-by-button = joins by the button

column-name = name
column-surname = surname
column-discord-id = discord_id
column-username = username
column-subjects = subjects
column-group = group
column-roles = roles
column-curator = curator
column-manager = manager
column-building = building
column-quota = quota
column-experience = experience_years
column-joined-on = joined_on

import-faults-title =
    { $count ->
        [one] Please check { $count } place
       *[other] Please check { $count } places
    }
import-fault = **Row { $line }**, { $column }: { $what }
import-fault-column = **Row 1**: we do not know the column “{ $value }” and leave it out.
import-fault-column-twice = the column “{ $value }” is there already, only the first one is read. Delete one of them.
import-fault-more-cells = more cells than columns: “{ $value }” belongs to none. Some cell probably holds a separator: put that cell in quotes.
import-fault-empty-name = the name is empty, the row is left out. Write first name and surname.
import-fault-long-name = the name is longer than 100 characters, the row is left out. Check whether cells have run together.
import-fault-twice = “{ $value }” stands in row { $line } already, this one is left out. If they are namesakes, give both a discord_id or a username.
import-fault-other-account = “{ $value }” is on the list with another account, the row is left out. If this is another person, add them with `/people add`.
import-fault-scientific = “{ $value }”: Excel has spoilt the number (scientific notation), so it cannot be used. The person will be on the list and join by the Join button; or format the column as text and type the number again.
import-fault-not-an-id = “{ $value }” is not the number of a Discord account (17–19 digits). The person will join by the Join button.
import-fault-not-a-username = “{ $value }” is not a Discord user name (no spaces, no “#”). The person will join by the Join button.
import-fault-too-long = too many or too long values; what does not fit is left out.
import-fault-unknown-role = there is no role “{ $value }”, it is not given. Possible: teacher, group_lead, curator, coordinator, coach, facilitator, head.
import-fault-lead-without-group = a group lead without a group, so the role is not given. Fill in the group.
import-fault-second-lead = this group has a lead in row { $line } already, a second one is not appointed.
import-fault-unknown-person = “{ $value }” is neither in the file nor on the list; the cell is left out. Check that the name is written the same way.
import-fault-ambiguous = “{ $value }”: several people have this name; give a discord_id or a username.
import-fault-oneself = nobody can be their own curator or manager; the cell is left out.
import-fault-quota = there is no quota “{ $value }”, the cell is left out. Possible: full (2+2), half (1+1), exempt.
import-fault-years = “{ $value }” is not a number of years, the cell is left out. Write a whole number, for example 12.
import-fault-date = “{ $value }” is not a date, the cell is left out. Write, for example, 2026-09-01.

import-already = This import was confirmed before.
import-nothing-changed = Everything was stored already: nothing has changed.
import-done-title =
    { $count ->
        [one] Stored: { $count } person in the file
       *[other] Stored: { $count } people in the file
    }
import-done-counts = New: { $new } · changed: { $changed } · as before: { $same }
import-done-next = People join by the Join button in the APT channel. Those whose account was not in the file you confirm with `/people confirm`.
