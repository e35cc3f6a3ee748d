<#-- Portuguese -->
<#assign greeting = "Bom dia">
<#assign readOn = "Continuar a ler">
<#assign unsubscribe = "Cancelar a subscrição">
<#assign onTheWeb = "Ler esta edição na web">
<#assign feeds = "Feeds">
<#assign corrections = "Correções">
<#assign updated = "Atualizado">
<#assign withdrawn = "Retirado">
<#function number n><#return "N.º " + n></#function>
<#function minutes n><#return n + " min de leitura"></#function>
<#function by names><#return "Por " + names></#function>
<#function picture credit><#return "Foto: " + credit></#function>
<#function why masthead><#return "Recebe esta mensagem porque subscreveu " + masthead + "."></#function>
<#function alsoIn sections><#return "Também em: " + sections></#function>
<#assign week = "O que a semana trouxe">
<#assign catchUp = "Enquanto esteve fora">
<#assign alert = "Última hora">
