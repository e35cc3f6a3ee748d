<#assign confirmSubject = "Confirme, por favor:">
<#assign confirmAsked = "alguém, esperamos que você, pediu para receber isto por e-mail:">
<#assign confirmButton = "Sim, enviem-me">
<#assign confirmHow = "O link leva a uma página com um botão. Vale por 72 horas. Sem a sua palavra nada chega.">
<#assign confirmMoves = "Este endereço deve tomar o lugar do que usava antes.">
<#assign notMe = "Não fui eu, nunca mais me escrevam">
<#assign hello = "Olá">
<#assign welcomeSubject = "Bem-vindo:">
<#assign welcomeText = "Está na lista. A partir de agora recebe isto:">
<#assign welcomeLatest = "A última edição">
<#assign welcomeChoose = "Mudar o que recebe e com que frequência, ou sair">
<#assign linkSubject = "O seu link para os seus dados em">
<#assign linkText = "Aqui está o link que pediu. Mostra o que guardamos sobre si; aí pode mudar o endereço ou mandar apagar tudo. Vale uma só vez, durante 15 minutos.">
<#assign linkButton = "Abrir a página">
<#assign linkNotMe = "Se não o pediu, não faça nada: o link não serve a mais ninguém.">
<#function from date network><#return "Foi pedido em " + date + ", a partir da rede " + network + "."></#function>
<#assign consent = "Enviem-me o que escolhi. Posso cancelar a qualquer momento com um clique.">
