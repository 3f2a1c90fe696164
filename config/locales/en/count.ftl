# Numbers with their words.

count-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
