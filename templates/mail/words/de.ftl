<#-- German -->
<#assign greeting = "Guten Morgen">
<#assign readOn = "Weiterlesen">
<#assign unsubscribe = "Abbestellen">
<#assign onTheWeb = "Diese Ausgabe im Netz lesen">
<#assign feeds = "Feeds">
<#assign corrections = "Berichtigungen">
<#assign updated = "Aktualisiert">
<#assign withdrawn = "Zurückgezogen">
<#function number n><#return "Nr. " + n></#function>
<#function minutes n><#return n + " Min. Lesezeit"></#function>
<#function by names><#return "Von " + names></#function>
<#function picture credit><#return "Bild: " + credit></#function>
<#function why masthead><#return "Sie erhalten diese Mail, weil Sie " + masthead + " abonniert haben."></#function>
<#function alsoIn sections><#return "Auch in: " + sections></#function>
<#assign week = "Was die Woche brachte">
<#assign catchUp = "Während Sie fort waren">
<#assign alert = "Eilmeldung">
