package org.gazette.typesetting;

import java.util.Locale;

/**
 * A letter to one reader, set in type: a question, a welcome, a link. HTML and plain text say the same.
 *
 * @param subject one line
 */
public record Note(Locale language, String subject, String html, String plain) {}
