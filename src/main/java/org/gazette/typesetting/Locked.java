package org.gazette.typesetting;

import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * FreeMarker with every door shut. Each template passes here, the included and imported ones too: each is made
 * interruptible, and none may make a template out of a text, which would slip by.
 */
final class Locked extends Configuration {
    private static final Pattern FROM_TEXT = Pattern.compile("\\?\\s*(interpret|eval)\\b");
    private static final String CHECKED = "checked";

    Locked(TemplateLoader loader) {
        super(VERSION_2_3_35);
        setTemplateLoader(loader);
        setDefaultEncoding("UTF-8");
        setLocalizedLookup(false);
        setOutputFormat(HTMLOutputFormat.INSTANCE);
        setRecognizeStandardFileExtensions(true);
        setObjectWrapper(new SimpleObjectWrapper(VERSION_2_3_35));
        setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        setAPIBuiltinEnabled(false);
        setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        setLogTemplateExceptions(false);
        setWrapUncheckedExceptions(true);
        setFallbackOnNullLoopVariable(false);
        setNumberFormat("computer");
        setTemplateUpdateDelayMilliseconds(1_000);
    }

    @Override
    public @Nullable Template getTemplate(
            String name,
            @Nullable Locale locale,
            @Nullable Object condition,
            @Nullable String encoding,
            boolean parse,
            boolean ignoreMissing)
            throws IOException {
        Template template = super.getTemplate(name, locale, condition, encoding, parse, ignoreMissing);
        if (template != null) {
            check(template);
        }
        return template;
    }

    /** Once for each template: the checks become a part of it, and twice would check twice. */
    private static void check(Template template) {
        synchronized (template) {
            if (template.getCustomAttribute(CHECKED) == null) {
                refuseTextAsTemplate(template);
                _CoreAPI.addThreadInterruptedChecks(template);
                template.setCustomAttribute(CHECKED, true);
            }
        }
    }

    private static void refuseTextAsTemplate(Template template) {
        String text = template.toString();
        Matcher found = FROM_TEXT.matcher(text);
        if (found.find()) {
            long line = text.substring(0, found.start()).lines().count();
            throw new TemplateFault(
                    "templates/" + template.getName() + ":" + Math.max(1, line) + ": ?" + found.group(1)
                            + " is switched off: write the words themselves",
                    null);
        }
    }
}
