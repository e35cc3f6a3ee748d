package org.gazette.typesetting;

import org.jspecify.annotations.Nullable;

/** A template cannot be read, or asks for a word that it is not given. The message names file, line and word. */
public final class TemplateFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
