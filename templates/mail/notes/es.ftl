<#assign confirmSubject = "Confirme, por favor:">
<#assign confirmAsked = "alguien, esperamos que usted, ha pedido recibir esto por correo:">
<#assign confirmButton = "Sí, envíenmelo">
<#assign confirmHow = "El enlace lleva a una página con un botón. Vale 72 horas. Sin su confirmación no llegará nada.">
<#assign confirmMoves = "Esta dirección sustituirá a la que usaba antes.">
<#assign notMe = "No fui yo, no me escriban nunca más">
<#assign hello = "Buenos días">
<#assign welcomeSubject = "Le damos la bienvenida:">
<#assign welcomeText = "Está en la lista. Desde ahora recibirá:">
<#assign welcomeLatest = "El último número">
<#assign welcomeChoose = "Cambiar lo que recibe, y cuándo, o darse de baja">
<#assign linkSubject = "Su enlace a sus datos en">
<#assign linkText = "Este es el enlace que pidió. Muestra lo que se guarda sobre usted; allí puede cambiar su dirección o hacer que se borre todo. Sirve una vez, durante 15 minutos.">
<#assign linkButton = "Abrir la página">
<#assign linkNotMe = "Si no lo pidió, no haga nada: el enlace no le sirve a nadie más.">
<#function from date network><#return "Se pidió el " + date + ", desde la red " + network + "."></#function>
<#assign consent = "Envíenme lo que he elegido. Puedo darme de baja en cualquier momento con un clic.">
