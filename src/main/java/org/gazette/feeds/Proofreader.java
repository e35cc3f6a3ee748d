package org.gazette.feeds;

import java.util.List;

/** Is told what {@link FeedCheck} and the formats find fault with, for the operator. Many threads tell it. */
@FunctionalInterface
public interface Proofreader {
    /** Keeps nothing: the log tells what it tells anyway. */
    Proofreader SILENT = (place, faults) -> {};

    /**
     * @param place the path of a document, which is not published with faults of its own; or {@code entry ID as Atom}, which
     *     every document goes without
     * @param faults none when it is fit
     */
    void read(String place, List<String> faults);
}
