package org.gazette.feeds;

import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.impl.RSS20Generator;
import org.jdom2.Element;

/** Rome's writer of RSS 2.0, asked for one element at a time. */
final class RomeRss extends RSS20Generator {
    /** The channel with what was set in it. */
    Element channel(Channel channel) {
        Element rss = new Element("rss");
        try {
            addChannel(channel, rss);
        } catch (FeedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return (Element) rss.getContent(0).detach();
    }

    Element item(Item item) {
        Element channel = new Element("channel");
        try {
            addItem(item, channel, 0);
        } catch (FeedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return (Element) channel.getContent(0).detach();
    }

    /** Rome leaves out a length of 0, which is how RSS says that it is unknown; the attribute is required. */
    @Override
    protected Element generateEnclosure(Enclosure enclosure) {
        return super.generateEnclosure(enclosure).setAttribute("length", Long.toString(enclosure.getLength()));
    }
}
