# Words needed everywhere: buttons, signs, lists.

button-join = Join
button-confirm = Confirm
button-cancel = Cancel
button-publish = Publish
button-continue = Continue
button-back = Back
button-submit = Submit
button-edit = Edit
button-share = Share
button-change = Change
button-write = Write
button-later = Later
button-skip-month = Skip this month
button-fill-in = Fill in
button-open = Open
button-propose-time = Propose a time
button-accept = Accept
button-another-time = Another time
button-cannot = Cannot
button-took-place = Took place
button-not-took-place = Did not take place
button-next-meeting = Next meeting

list-and = { $rest } and { $last }
