<#assign confirmSubject = "请确认：">
<#assign confirmAsked = "有人（希望是您）请求通过邮件接收以下内容：">
<#assign confirmButton = "好，请寄给我">
<#assign confirmHow = "链接通向一个带按钮的页面，72 小时内有效。没有您的确认，什么都不会寄送。">
<#assign confirmMoves = "此地址将取代您以前使用的地址。">
<#assign notMe = "不是我，再也不要给我写信">
<#assign hello = "您好">
<#assign welcomeSubject = "欢迎：">
<#assign welcomeText = "您在名单上了。从现在起您会收到：">
<#assign welcomeLatest = "最新一期">
<#assign welcomeChoose = "更改内容和频率，或退订">
<#assign linkSubject = "您的资料链接：">
<#assign linkText = "这是您要的链接。它显示我们所存的关于您的资料，您可以在那里更改地址或删除一切。只能使用一次，15 分钟内有效。">
<#assign linkButton = "打开页面">
<#assign linkNotMe = "如果不是您要的，不必理会：这个链接对别人没有用处。">
<#function from date network><#return "请求时间：" + date + "，来自网络 " + network + "。"></#function>
<#assign consent = "请把我选择的内容发送给我。我可以随时一键退订。">
