<#ftl output_format="plainText">
<#-- The welcome as plain text. Its first line is the subject. -->
<#import "parts/notes.ftl" as say>
${say.welcomeSubject} ${newsletters?join(", ")}

${say.hello}${name},

${say.welcomeText}

<#list newsletters as one>
  ${one}
</#list>
<#if latest??>

${say.welcomeLatest}: ${latest.name}
${latest.address}
</#if>

${say.welcomeChoose}:
${link}

-- 
${paper}
<#list postalAddress as line>
${line}
</#list>
