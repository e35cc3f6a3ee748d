<#assign confirmSubject = "Bitte bestätigen:">
<#assign confirmAsked = "jemand, hoffentlich Sie, möchte dies per E-Mail erhalten:">
<#assign confirmButton = "Ja, schicken Sie es mir">
<#assign confirmHow = "Der Link führt zu einer Seite mit einem Knopf. Er gilt 72 Stunden. Ohne Ihr Wort kommt nichts.">
<#assign confirmMoves = "Diese Adresse soll an die Stelle Ihrer bisherigen treten.">
<#assign notMe = "Das war ich nicht, schreiben Sie mir nie wieder">
<#assign hello = "Guten Tag">
<#assign welcomeSubject = "Willkommen:">
<#assign welcomeText = "Sie stehen auf der Liste. Dies erhalten Sie von nun an:">
<#assign welcomeLatest = "Die neueste Ausgabe">
<#assign welcomeChoose = "Ändern, was Sie wie oft erhalten, oder abbestellen">
<#assign linkSubject = "Ihr Link zu Ihren Daten bei">
<#assign linkText = "Hier ist der Link, um den Sie gebeten haben. Er zeigt, was über Sie gespeichert ist; dort können Sie Ihre Adresse ändern oder alles löschen lassen. Er gilt einmal, 15 Minuten lang.">
<#assign linkButton = "Seite öffnen">
<#assign linkNotMe = "Wenn Sie nicht darum gebeten haben, tun Sie nichts: Der Link nützt niemand anderem.">
<#function from date network><#return "Darum gebeten wurde am " + date + ", aus dem Netz " + network + "."></#function>
<#assign consent = "Schicken Sie mir, was ich gewählt habe. Ich kann es jederzeit mit einem Klick abbestellen.">
