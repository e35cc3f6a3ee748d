<#ftl output_format="plainText">
<#-- An issue as plain text; it says what issue.ftlh says. Lines are broken at 72 columns after it is set. -->
<#import "parts/words.ftl" as say>
<#assign double = ""?right_pad(72, "_")>
<#assign single = ""?right_pad(72, "-")>
${masthead}
${date}<#if kind != "alert"> · ${say.number(number)}</#if> · ${say.minutes(minutes)}
<#if say.about(kind)?has_content>
${say.about(kind)}
</#if>
${double}

${say.greeting}${name}${say.stop}

${lead.section}

<@story lead/>
<#list parts as part>

${single}
${part.name}
${single}

<#list part.pieces as piece>
<@story piece/>

</#list>
</#list>
<#if notes?has_content>

${single}
${say.corrections}
${single}

<#list notes as note>
${note.headline}
<#if say.became(note)?has_content>
  ${say.became(note)}
</#if>
  ${note.address}

</#list>
</#if>

${double}

${say.why(masthead)}

${say.unsubscribe}:
${wayOut}

${say.onTheWeb}:
${webAddress}

${say.feeds}:
<#list feeds as feed>
${feed.address}
</#list>

${paper}
<#list postalAddress as line>
${line}
</#list>
<#macro story piece>
${piece.headline}

<#if piece.text?has_content>
  ${say.text(piece)}
</#if>
  ${say.signed(piece)}
  ${piece.address}
<#if piece.picture?? && say.caption(piece.picture)?has_content>

  ${say.caption(piece.picture)}
</#if>
</#macro>
