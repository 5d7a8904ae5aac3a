# Messages that say too little, fit two things, or record nothing.
unclear-which = Puedo leerlo de dos maneras. ¿Cuál quieres decir?
unclear-neither = Ninguna
unclear-left = Bien, no cambié nada.
unclear-new = Nuevo: { $item }
unclear-else = Algo nuevo
unclear-change = { $item } → { $value }
half-words = ¿{ $amount } de qué?
half-amount = { $item }: ¿cuánto fue?
talk-plan = Eso suena a algo que aún no pasó. Anoto lo que ya está pagado; dime cuando ocurra.
talk-reminder = Todavía no puedo recordarte cosas. Dime cuando esté pagado y lo anoto.
bank-code = Es un código de un solo uso: no anoto nada ni lo guardo.
bank-failed = Ese pago no se hizo, así que no hay nada que anotar.
bank-offer = Parece una oferta. No anoto nada.
bank-due = Eso aún está por pagar. Dime cuando ocurra.
find-change-none = No encuentro nada guardado de “{ $words }”.
find-change-which = ¿Cuál quieres decir?
find-change-delete = ¿Borro este?
