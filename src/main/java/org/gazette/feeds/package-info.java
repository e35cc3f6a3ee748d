/**
 * Stories as RSS, Atom and JSON Feed, OPML and sitemaps; reads foreign feeds.
 *
 * <p>Rule: the same entries give the same bytes; nothing here asks what time it is. The only door of Rome and JDOM.
 */
@NullMarked
package org.gazette.feeds;

import org.jspecify.annotations.NullMarked;
