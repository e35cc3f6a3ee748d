<#-- Chinese -->
<#assign greeting = "早上好">
<#assign stop = "。">
<#assign readOn = "继续阅读">
<#assign unsubscribe = "退订">
<#assign onTheWeb = "在网页上阅读本期">
<#assign feeds = "订阅源">
<#assign corrections = "更正">
<#assign updated = "更新">
<#assign withdrawn = "已撤回">
<#function number n><#return "第 " + n + " 期"></#function>
<#function minutes n><#return "阅读约 " + n + " 分钟"></#function>
<#function by names><#return "作者：" + names></#function>
<#function picture credit><#return "图片：" + credit></#function>
<#function why masthead><#return "您收到此邮件，是因为您订阅了“" + masthead + "”。"></#function>
<#function alsoIn sections><#return "另见：" + sections></#function>
<#assign week = "一周回顾">
<#assign catchUp = "您离开期间的新闻">
<#assign alert = "突发新闻">
