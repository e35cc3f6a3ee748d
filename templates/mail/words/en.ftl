<#-- English. Another language says what differs, in a file of its own name; what it leaves out is taken from here. -->
<#assign greeting = "Good morning">
<#assign stop = ".">
<#assign readOn = "Read on">
<#assign unsubscribe = "Unsubscribe">
<#assign onTheWeb = "Read this issue on the web">
<#assign feeds = "Feeds">
<#assign corrections = "Corrections">
<#assign updated = "Updated">
<#assign withdrawn = "Withdrawn">
<#function number n><#return "No. " + n></#function>
<#function minutes n><#return n + " min read"></#function>
<#function by names><#return "By " + names></#function>
<#function picture credit><#return "Picture: " + credit></#function>
<#function why masthead><#return "You get this because you subscribed to " + masthead + "."></#function>
<#function alsoIn sections><#return "Also in: " + sections></#function>
<#assign week = "What the week brought">
<#assign catchUp = "While you were away">
<#assign alert = "Breaking news">
