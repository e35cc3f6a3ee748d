package org.gazette.typesetting;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;

/** Makes one line of a template engine's many: file, line, what is wrong, and which word was perhaps meant. */
final class Faults {
    private Faults() {}

    static TemplateFault of(TemplateException e, Record words) {
        Throwable cause = e.getCause();
        if (cause instanceof TemplateFault fault) {
            return fault;
        }
        if (cause instanceof ParseException syntax) {
            return of("", syntax);
        }
        String place = "templates/" + e.getTemplateSourceName() + ":" + e.getLineNumber() + ": ";
        if (e instanceof InvalidReferenceException && e.getBlamedExpressionString() != null) {
            return new TemplateFault(place + missing(e.getBlamedExpressionString(), words), e);
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

    private static String missing(String expression, Record words) {
        String word = expression.substring(expression.lastIndexOf('.') + 1);
        String meant = Spelling.nearest(word, Spelling.names(words))
                .map(name -> "did you mean «" + name + "»? ")
                .orElse("");
        return "no word «" + expression + "» is given to this template; " + meant
                + "templates/WORDS.md lists the words (where one may be missing, ask with ??)";
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("").strip();
    }
}
