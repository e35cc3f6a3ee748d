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

<#-- Whether a story was updated, who wrote it, the agency, how long it takes to read, and where else it stands. -->
<#function signed piece>
<#local signs = []>
<#if piece.updated><#local signs += [updated]></#if>
<#if piece.byline?has_content><#local signs += [by(piece.byline)]></#if>
<#if piece.agency?has_content><#local signs += [piece.agency]></#if>
<#local signs += [minutes(piece.minutes)]>
<#if piece.alsoIn?has_content><#local signs += [alsoIn(piece.alsoIn?join(", "))]></#if>
<#return signs?join(" · ")>
</#function>

<#-- What a picture shows and who took it. -->
<#function caption photo>
<#return (photo.caption + " " + photo.credit?has_content?then(picture(photo.credit), ""))?trim>
</#function>

<#-- What became of a story of an earlier issue. -->
<#function became note>
<#local words = note.retracted?then([withdrawn], [])>
<#if note.note?has_content><#local words += [note.note]></#if>
<#return words?join(" – ")>
</#function>

<#-- What a letter is that is not just the issue of a day; nothing for that. -->
<#function about kind>
<#return {"week": week, "catch-up": catchUp, "alert": alert}[kind]!"">
</#function>

<#-- The number of an issue; an alert has none. -->
<#function numbered kind n>
<#return (kind == "alert")?then("", number(n))>
</#function>
