<#-- The fixed words of a letter that is no issue: English, then what its language says, then what its country says. -->
<#include "../notes/en.ftl">
<#include "../notes/" + language?keep_before("-") + ".ftl" ignore_missing=true>
<#if language?contains("-")>
<#include "../notes/" + language + ".ftl" ignore_missing=true>
</#if>
