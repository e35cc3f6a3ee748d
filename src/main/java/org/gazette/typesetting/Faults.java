package org.gazette.typesetting;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.util.Arrays;

/** Makes one line of a template engine's many: file, line, what is wrong, and which word was perhaps meant. */
final class Faults {
    private Faults() {}

    static TemplateFault of(TemplateException e, Record words) {
        String place = "templates/" + e.getTemplateSourceName() + ":" + e.getLineNumber() + ": ";
        if (e instanceof InvalidReferenceException && e.getBlamedExpressionString() != null) {
            return new TemplateFault(
                    place + "no word «" + e.getBlamedExpressionString()
                            + "» is given to this template (templates/WORDS.md" + " lists them; at its top: "
                            + names(words) + ")",
                    e);
        }
        return new TemplateFault(place + firstLine(e.getMessageWithoutStackTop()), e);
    }

    static TemplateFault of(String name, IOException e) {
        if (e instanceof ParseException syntax) {
            return new TemplateFault(
                    "templates/" + syntax.getTemplateName() + ":" + syntax.getLineNumber() + ": "
                            + firstLine(syntax.getEditorMessage()),
                    e);
        }
        if (e instanceof TemplateNotFoundException) {
            return new TemplateFault("templates/" + name + ": there is no such template", e);
        }
        return new TemplateFault("templates/" + name + ": cannot be read: " + e.getMessage(), e);
    }

    private static String names(Record words) {
        return String.join(
                ", ",
                Arrays.stream(words.getClass().getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("").strip();
    }
}
