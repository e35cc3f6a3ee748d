<#ftl output_format="plainText">
<#-- What a reader agrees to on the form, printed above its button and kept as proof with the consent. One line. -->
<#import "parts/notes.ftl" as say>
${say.consent}
