# Messages about messages: what was not delivered and why.

# In the APT channel: neither kind nor content.
delivery-unreachable = { $mention } You have a new reminder.

button-noted = Got it
delivery-noted = Thank you, noted.
delivery-next = Next message

# To the coordinator.
delivery-dead = A message could not be delivered. To: { $whom }. Reason: { $why }
delivery-dead-channel = the APT channel
delivery-why-unknown-user = this Discord account no longer exists. If the person has another one, enter it with `/people add` and give the same name.
delivery-why-left-server = the account is no longer on the school's server. If the person has left the school, say so with `/people remove`; if not, invite them back to the server.
delivery-why-unknown-channel = the channel no longer exists. Choose another with `/setup channel`.
delivery-why-no-access = Kolega may not see the channel or write in it. Allow both in the channel's settings.
delivery-why-no-channel = no APT channel has been chosen yet. Choose one with `/setup channel`.
delivery-why-refused = Discord did not accept the message. This is a fault in Kolega; please tell your administrator.
delivery-paused = Discord does not let Kolega start new private conversations for now. Messages that wait for one will be delivered later, from { $until } on. There is nothing you need to do.
delivery-was-off = Kolega was off (from { $from } to { $until }). Sent late: { $late }. Not sent any more, as its time had passed: { $dropped }.
delivery-was-removed = Kolega was not on the server (from { $from } to { $until }). Nothing was lost. Sent late, or on its way: { $late }. Not sent any more, as its time had passed: { $dropped }.
delivery-was-off-nothing = nothing
delivery-absent = Somebody cannot be reached any more. Who: { $whom }. Why: { $why } Their data are kept.

# When the week's limit is reached, the rest comes as one message: a line about each.
delivery-together = To keep messages few, these came together ({ $count }):
delivery-together-open = Open { $number }
