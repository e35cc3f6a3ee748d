<#assign confirmSubject = "يرجى التأكيد:">
<#assign confirmAsked = "طلب أحدهم، نرجو أن تكون أنت، أن يصله هذا بالبريد:">
<#assign confirmButton = "نعم، أرسلوها إليّ">
<#assign confirmHow = "يقود الرابط إلى صفحة فيها زر، وهو صالح لاثنتين وسبعين ساعة. لا يصلك شيء من دون كلمتك.">
<#assign confirmMoves = "سيحل هذا العنوان محل العنوان الذي كنت تستعمله.">
<#assign notMe = "لم أكن أنا، لا تكتبوا إليّ أبدًا">
<#assign hello = "مرحبًا">
<#assign welcomeSubject = "أهلًا بك:">
<#assign welcomeText = "أنت في القائمة. يصلك من الآن ما يلي:">
<#assign welcomeLatest = "آخر عدد">
<#assign welcomeChoose = "غيّر ما يصلك ومتى يصلك، أو ألغِ الاشتراك">
<#assign linkSubject = "رابطك إلى بياناتك لدى">
<#assign linkText = "هذا هو الرابط الذي طلبته. يعرض ما نحفظه عنك، وفيه يمكنك تغيير عنوانك أو محو كل شيء. يصلح مرة واحدة ولخمس عشرة دقيقة.">
<#assign linkButton = "افتح الصفحة">
<#assign linkNotMe = "إن لم تطلبه فلا تفعل شيئًا: لا ينفع الرابط أحدًا سواك.">
<#function from date network><#return "طُلب في " + date + " من الشبكة " + network + "."></#function>
<#assign consent = "أرسلوا إليّ ما اخترته. يمكنني إلغاء الاشتراك في أي وقت بنقرة واحدة.">
