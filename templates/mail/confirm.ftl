<#ftl output_format="plainText">
<#-- The question as plain text. Its first line is the subject. -->
<#import "parts/notes.ftl" as say>
${say.confirmSubject} ${newsletters?join(", ")}

${say.hello}${name},

${say.confirmAsked}

<#list newsletters as one>
  ${one}
</#list>
<#if moves>

${say.confirmMoves}
</#if>

${say.confirmButton}:
${link}

${say.confirmHow}
${say.from(date, network)}

${say.notMe}:
${link}/not-me

-- 
${paper}
<#list postalAddress as line>
${line}
</#list>
