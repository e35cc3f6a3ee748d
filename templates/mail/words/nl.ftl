<#-- Dutch -->
<#assign greeting = "Goedemorgen">
<#assign readOn = "Lees verder">
<#assign unsubscribe = "Uitschrijven">
<#assign onTheWeb = "Lees dit nummer op het web">
<#assign feeds = "Feeds">
<#assign corrections = "Rechtzettingen">
<#assign updated = "Bijgewerkt">
<#assign withdrawn = "Ingetrokken">
<#function number n><#return "Nr. " + n></#function>
<#function minutes n><#return n + " min. leestijd"></#function>
<#function by names><#return "Door " + names></#function>
<#function picture credit><#return "Foto: " + credit></#function>
<#function why masthead><#return "U krijgt dit omdat u bent ingeschreven voor " + masthead + "."></#function>
<#function alsoIn sections><#return "Ook in: " + sections></#function>
<#assign week = "Wat de week bracht">
<#assign catchUp = "Terwijl u weg was">
<#assign alert = "Laatste nieuws">
