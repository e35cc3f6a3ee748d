<#-- The fixed words of the letters that are no issue. Another language says what differs in a file of its own name. -->
<#assign confirmSubject = "Please confirm:">
<#assign confirmAsked = "somebody, we hope you, asked to get this by mail:">
<#assign confirmButton = "Yes, send it to me">
<#assign confirmHow = "The link leads to a page with a button. It is good for 72 hours. Without your word nothing comes.">
<#assign confirmMoves = "This address shall take the place of the one that you used before.">
<#assign notMe = "It was not me, never write to me again">
<#assign hello = "Hello">
<#assign welcomeSubject = "Welcome:">
<#assign welcomeText = "You are on the list. This comes to you from now on:">
<#assign welcomeLatest = "The latest issue">
<#assign welcomeChoose = "Change what you get, and how often, or leave">
<#assign linkSubject = "Your link to your data at">
<#assign linkText = "Here is the link that you asked for. It shows what is kept about you, and there you can change your address or have everything erased. It is good once, for 15 minutes.">
<#assign linkButton = "Open the page">
<#assign linkNotMe = "If you did not ask for it, do nothing: the link is of no use to anybody else.">
<#function from date network><#return "It was asked for on " + date + ", from the network " + network + "."></#function>
<#assign consent = "Send me what I chose. I can leave at any time with one click.">
