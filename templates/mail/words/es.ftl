<#-- Spanish -->
<#assign greeting = "Buenos días">
<#assign readOn = "Seguir leyendo">
<#assign unsubscribe = "Cancelar la suscripción">
<#assign onTheWeb = "Leer este número en la web">
<#assign feeds = "Canales">
<#assign corrections = "Correcciones">
<#assign updated = "Actualizado">
<#assign withdrawn = "Retirado">
<#function number n><#return "N.º " + n></#function>
<#function minutes n><#return n + " min de lectura"></#function>
<#function by names><#return "Por " + names></#function>
<#function picture credit><#return "Foto: " + credit></#function>
<#function why masthead><#return "Recibe este correo porque está suscrito a " + masthead + "."></#function>
<#function alsoIn sections><#return "También en: " + sections></#function>
<#assign week = "Lo que trajo la semana">
<#assign catchUp = "Mientras estuvo fuera">
<#assign alert = "Última hora">
