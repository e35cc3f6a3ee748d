package org.gazette.web;

import org.gazette.publishing.Document;

/** What a request was for, as metrics tell it apart. */
enum Kind {
    FEED,
    PAGE,
    /** A document that is neither: a sitemap, a picture. */
    FILE,
    /** What a route answered: forms, tokens, health. */
    ROUTE,
    /** Nothing that is there: moved, gone, never was. */
    NOWHERE;

    static Kind of(Document document) {
        String type = document.mediaType();
        if (type.startsWith("application/rss+xml")
                || type.startsWith("application/atom+xml")
                || type.startsWith("application/feed+json")) {
            return FEED;
        }
        return type.startsWith("text/html") ? PAGE : FILE;
    }
}
