<#-- The fixed words of an issue: English, then what its language says, then what its country says, as far as these exist. -->
<#include "../words/en.ftl">
<#include "../words/" + language?keep_before("-") + ".ftl" ignore_missing=true>
<#if language?contains("-")>
<#include "../words/" + language + ".ftl" ignore_missing=true>
</#if>

<#-- The text of a story and who says so. -->
<#function text piece>
<#return piece.attribution?has_content?then(piece.text?remove_ending(".") + " …" + piece.attribution, piece.text)>
</#function>

<#-- Who wrote a story, the agency, and how long it takes to read. -->
<#function signed piece>
<#local signs = []>
<#if piece.byline?has_content><#local signs += [by(piece.byline)]></#if>
<#if piece.agency?has_content><#local signs += [piece.agency]></#if>
<#return (signs + [minutes(piece.minutes)])?join(" · ")>
</#function>

<#-- What a picture shows and who took it. -->
<#function caption photo>
<#return (photo.caption + " " + photo.credit?has_content?then(picture(photo.credit), ""))?trim>
</#function>
