<#-- Arabic -->
<#assign greeting = "صباح الخير">
<#assign readOn = "تابع القراءة">
<#assign unsubscribe = "إلغاء الاشتراك">
<#assign onTheWeb = "اقرأ هذا العدد على الويب">
<#assign feeds = "الخلاصات">
<#assign corrections = "تصويبات">
<#assign updated = "محدَّث">
<#assign withdrawn = "سُحب">
<#function number n><#return "العدد " + n></#function>
<#function minutes n><#return "مدة القراءة: " + n + " د"></#function>
<#function by names><#return "بقلم " + names></#function>
<#function picture credit><#return "الصورة: " + credit></#function>
<#function why masthead><#return "تصلك هذه الرسالة لأنك مشترك في " + masthead + "."></#function>
<#function alsoIn sections><#return "أيضًا في: " + sections></#function>
<#assign week = "حصاد الأسبوع">
<#assign catchUp = "في أثناء غيابكم">
<#assign alert = "خبر عاجل">
