<#assign confirmSubject = "Per favore confermi:">
<#assign confirmAsked = "qualcuno, speriamo Lei, ha chiesto di ricevere per posta:">
<#assign confirmButton = "Sì, mandatemelo">
<#assign confirmHow = "Il link porta a una pagina con un pulsante. Vale 72 ore. Senza la Sua conferma non arriverà nulla.">
<#assign confirmMoves = "Questo indirizzo prenderà il posto di quello usato finora.">
<#assign notMe = "Non sono stato io, non scrivetemi mai più">
<#assign hello = "Buongiorno">
<#assign welcomeSubject = "Benvenuti:">
<#assign welcomeText = "È nella lista. Da ora riceverà:">
<#assign welcomeLatest = "L’ultimo numero">
<#assign welcomeChoose = "Cambiare che cosa riceve, e quando, o annullare l’iscrizione">
<#assign linkSubject = "Il Suo link ai Suoi dati presso">
<#assign linkText = "Ecco il link che ha chiesto. Mostra ciò che è conservato su di Lei; lì può cambiare indirizzo o far cancellare tutto. Vale una volta, per 15 minuti.">
<#assign linkButton = "Aprire la pagina">
<#assign linkNotMe = "Se non l’ha chiesto, non faccia nulla: il link non serve a nessun altro.">
<#function from date network><#return "È stato chiesto il " + date + ", dalla rete " + network + "."></#function>
<#assign consent = "Mandatemi ciò che ho scelto. Posso disiscrivermi in qualsiasi momento con un clic.">
