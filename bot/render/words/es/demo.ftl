button-demo = Probar la familia de muestra
demo-name = La casa de los Sharma
demo-moving-in = Los Sharma se están mudando…
demo-only-empty = La muestra es un hogar aparte, para quien todavía no tiene ninguno.
demo-ready-title = Eres Asha. Ravi es tu pareja.
demo-ready =
    El libro tiene { $count } apuntes de los últimos dieciocho meses. Prueba:
    • leche 60, taxi 120 ayer
    • ¿cuánto en supermercado este mes?
    • ¿en qué se va el dinero?
    • octubre contra septiembre
