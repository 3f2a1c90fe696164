# Žinutės apie pačias žinutes: kas nepristatyta ir kodėl.

# APT kanale: nei rūšies, nei turinio.
delivery-unreachable = { $mention } Turite naują priminimą.
