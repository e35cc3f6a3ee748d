<#assign confirmSubject = "Bevestig alstublieft:">
<#assign confirmAsked = "iemand, hopelijk u, heeft gevraagd dit per e-mail te krijgen:">
<#assign confirmButton = "Ja, stuur het mij">
<#assign confirmHow = "De link leidt naar een pagina met een knop. Hij is 72 uur geldig. Zonder uw woord komt er niets.">
<#assign confirmMoves = "Dit adres komt in de plaats van het adres dat u eerder gebruikte.">
<#assign notMe = "Ik was het niet, schrijf mij nooit meer">
<#assign hello = "Goedendag">
<#assign welcomeSubject = "Welkom:">
<#assign welcomeText = "U staat op de lijst. Dit krijgt u van nu af aan:">
<#assign welcomeLatest = "Het laatste nummer">
<#assign welcomeChoose = "Veranderen wat u krijgt, en hoe vaak, of afmelden">
<#assign linkSubject = "Uw link naar uw gegevens bij">
<#assign linkText = "Hier is de link waar u om vroeg. Hij laat zien wat er over u wordt bewaard; daar kunt u uw adres veranderen of alles laten wissen. Hij werkt één keer, 15 minuten lang.">
<#assign linkButton = "Open de pagina">
<#assign linkNotMe = "Hebt u er niet om gevraagd, doe dan niets: niemand anders heeft iets aan de link.">
<#function from date network><#return "Het werd gevraagd op " + date + ", vanuit het netwerk " + network + "."></#function>
<#assign consent = "Stuur mij wat ik heb gekozen. Ik kan mij op elk moment met één klik afmelden.">
