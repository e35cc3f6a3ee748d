<#ftl output_format="plainText">
<#-- The link as plain text. Its first line is the subject. -->
<#import "parts/notes.ftl" as say>
${say.linkSubject} ${paper}

${say.hello}${name},

${say.linkText}

${say.linkButton}:
${link}

${say.linkNotMe}

-- 
${paper}
<#list postalAddress as line>
${line}
</#list>
