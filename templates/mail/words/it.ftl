<#-- Italian -->
<#assign greeting = "Buongiorno">
<#assign readOn = "Continua a leggere">
<#assign unsubscribe = "Annulla l’iscrizione">
<#assign onTheWeb = "Leggi questo numero sul web">
<#assign feeds = "Feed">
<#assign corrections = "Rettifiche">
<#assign updated = "Aggiornato">
<#assign withdrawn = "Ritirato">
<#function number n><#return "N. " + n></#function>
<#function minutes n><#return n + " min di lettura"></#function>
<#function by names><#return "Di " + names></#function>
<#function picture credit><#return "Foto: " + credit></#function>
<#function why masthead><#return "Ricevi questo messaggio perché sei iscritto a " + masthead + "."></#function>
<#function alsoIn sections><#return "Anche in: " + sections></#function>
<#assign week = "Che cosa ha portato la settimana">
<#assign catchUp = "Mentre eri via">
<#assign alert = "Ultim’ora">
