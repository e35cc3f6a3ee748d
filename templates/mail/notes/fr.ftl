<#assign confirmSubject = "Merci de confirmer :">
<#assign confirmAsked = "quelqu’un, vous nous l’espérons, a demandé à recevoir ceci par courriel :">
<#assign confirmButton = "Oui, envoyez-le-moi">
<#assign confirmHow = "Le lien mène à une page avec un bouton. Il est valable 72 heures. Sans votre accord, rien ne viendra.">
<#assign confirmMoves = "Cette adresse doit remplacer celle que vous utilisiez.">
<#assign notMe = "Ce n’était pas moi, ne m’écrivez plus jamais">
<#assign hello = "Bonjour">
<#assign welcomeSubject = "Bienvenue :">
<#assign welcomeText = "Vous êtes sur la liste. Voici ce que vous recevrez désormais :">
<#assign welcomeLatest = "Le dernier numéro">
<#assign welcomeChoose = "Changer ce que vous recevez, et quand, ou vous désabonner">
<#assign linkSubject = "Votre lien vers vos données à">
<#assign linkText = "Voici le lien que vous avez demandé. Il montre ce qui est conservé à votre sujet ; vous pouvez y changer votre adresse ou tout faire effacer. Il sert une seule fois, pendant 15 minutes.">
<#assign linkButton = "Ouvrir la page">
<#assign linkNotMe = "Si vous ne l’avez pas demandé, ne faites rien : le lien ne sert à personne d’autre.">
<#function from date network><#return "La demande date du " + date + ", depuis le réseau " + network + "."></#function>
<#assign consent = "Envoyez-moi ce que j’ai choisi. Je peux me désabonner à tout moment en un clic.">
