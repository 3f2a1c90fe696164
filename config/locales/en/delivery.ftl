# Messages about messages: what was not delivered and why.

# In the APT channel: neither kind nor content.
delivery-unreachable = { $mention } You have a new reminder.
