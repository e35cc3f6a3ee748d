<#-- French -->
<#assign greeting = "Bonjour">
<#assign readOn = "Lire la suite">
<#assign unsubscribe = "Se désabonner">
<#assign onTheWeb = "Lire ce numéro sur le web">
<#assign feeds = "Flux">
<#assign corrections = "Rectificatifs">
<#assign updated = "Mis à jour">
<#assign withdrawn = "Retiré">
<#function number n><#return "Nº " + n></#function>
<#function minutes n><#return n + " min de lecture"></#function>
<#function by names><#return "Par " + names></#function>
<#function picture credit><#return "Photo : " + credit></#function>
<#function why masthead><#return "Vous recevez ce message parce que vous êtes abonné à " + masthead + "."></#function>
<#function alsoIn sections><#return "Aussi dans : " + sections></#function>
<#assign week = "Ce que la semaine a apporté">
<#assign catchUp = "Pendant votre absence">
<#assign alert = "Dernière minute">
