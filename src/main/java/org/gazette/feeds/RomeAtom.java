package org.gazette.feeds;

import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.impl.Atom10Generator;
import org.jdom2.Element;

/** Rome's writer of Atom 1.0, asked for the feed without its entries. */
final class RomeAtom extends Atom10Generator {
    /** The root with the metadata, in Atom's namespace. */
    Element feed(Feed feed) {
        Element root = new Element("feed", getFeedNamespace());
        try {
            addFeed(feed, root);
        } catch (FeedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return root;
    }
}
