# Bank alerts, statements and the proofs of one purchase.
alert-balance = Balance after it: { $sum }
alert-again = I have this bank message already. Here is its card.
alert-known = I have this bank message already; it is on a private card.
statement-again = I have this file already. Here is its card.
statement-sent-again = This file was sent again after that. Here is its newer card; the older one stays closed.
statement-no-account = No account is named in this file, so none is kept.
statement-ask-account = No account is named in this file. Which one is it from?
refusal-statement-empty = This file is empty. Export the statement again and send it.
refusal-statement-kind-unknown = I cannot read this kind of file as a statement. Send CSV, XLSX, OFX, QIF, camt, MT940 or PDF.
refusal-statement-too-large = This file is larger than { $megabytes } MB. Export fewer months at a time.
refusal-statement-too-long = This file has more than { $most } lines. Export fewer months at a time.
refusal-statement-corrupt = This file is damaged or unfinished. Export the statement again and send it.
refusal-statement-unsafe = This file asks for more than a statement may, so I did not open it. Export it from your bank again.
refusal-statement-columns-unknown = I found no column of days and none of amounts in this file. Send the bank’s own export, with its header.
refusal-statement-without-lines = I found no bookings in this file. Export a period in which money moved.
refusal-statement-lines-unreadable = I cannot read the day and the amount of any line in this file, so I changed nothing. Export it again, or as CSV.
refusal-statement-days-mixed = The days in this file are written in more than one way, so I changed nothing. Export it again with one date format.
refusal-statement-without-year = The lines name no year, and I found none on the pages. Send the whole statement, with its first page.
purchase-maybe = May be { $item } of { $day }, which I have already.
button-purchase-same = It is { $item }
purchase-joined = I put this to { $item }, which I had already.
button-purchase-part = It is another purchase
adjusted-tip = You noted { $item }, { $day }; the bank says { $told }, { $more } more. The same, with a tip or fee?
adjusted-reward = You noted { $item }, { $day }; the bank took { $told }, { $more } less. The same, the rest paid by points or a voucher?
adjusted-booked = The bank announced { $item }, { $day }, and says { $told } now. The same purchase?
adjusted-exchange = You noted { $item }, { $day }; the bank says { $told }. The same, at the bank’s rate?
button-purchase-adjust = It is { $item }, { $sum }
statement-title = Statement: { $count ->
    [one] one line
   *[other] { $count } lines
}, { $first } to { $last }
statement-counts = { $new } new, { $known } in the book already, { $doubtful } to be asked
statement-more = … and { $count } more
button-statement-import = Import { $count }
button-statement-look = Look
statement-nothing-new = Nothing in it is new.
statement-asked-later = { $count } more lines may be in the book already: /waiting shows them.
refusal-statement-days-to-come = This statement has days still to come. Check its date format and send it again.
refusal-alert-without-chat = Open a chat with me first, in the browser or a messenger: cards of forwarded texts go there.
proofs-behind = What stands behind it: { $names }
proof-message = your message
proof-photo = the receipt
proof-alert = { $count ->
    [1] the bank's message
   *[other] { $count } messages of the bank
}
proof-statement = the statement
transfer-maybe = May be the other side of a transfer with { $account }, { $day }.
button-transfer = It is one transfer
transfer-paired = One transfer
statement-skipped = { $count ->
    [one] One more line of the file is no booking I can read: a total or a remark, or damaged.
   *[other] { $count } more lines of the file are no bookings I can read: totals or remarks, or damaged.
}
