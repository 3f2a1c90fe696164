# Skaičiai su žodžiais. Vardininkas; po veiksmažodžio, kuris reikalauja galininko, – raktai su „-acc“.

count-lines = { $count ->
    [one] { $count } eilutė
    [few] { $count } eilutės
    [many] { $count } eilutės
   *[other] { $count } eilučių
}
