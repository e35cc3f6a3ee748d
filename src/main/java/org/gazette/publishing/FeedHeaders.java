package org.gazette.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.feeds.Syndication;
import org.gazette.text.SiteAddress;

/** What is said with a feed that is read from its file: how long it is fresh, its own address and its hubs. */
public final class FeedHeaders implements Function<String, Optional<Headers>> {
    private static final Pattern LIVE = Pattern.compile("/(?:feeds/(.+)|(newsletters/[^/]+))\\.(?:rss|atom|json)");

    private final Syndication syndication;
    private final SiteAddress site;
    private final List<String> hubs;

    /** @param hubs the absolute addresses of those that are told of changes */
    public FeedHeaders(Syndication syndication, SiteAddress site, List<String> hubs) {
        this.syndication = syndication;
        this.site = site;
        this.hubs = List.copyOf(hubs);
    }

    /** @param path of any document; empty for one that is no feed, or a closed volume of one */
    @Override
    public Optional<Headers> apply(String path) {
        Matcher live = LIVE.matcher(path);
        return live.matches() && !Layout.archive(path) ? Optional.of(headers(path, live)) : Optional.empty();
    }

    private Headers headers(String path, Matcher live) {
        String name = live.group(1) == null ? live.group(2) : live.group(1);
        List<String> links = new ArrayList<>();
        links.add("<" + site.of(path) + ">; rel=\"self\"");
        hubs.forEach(hub -> links.add("<" + hub + ">; rel=\"hub\""));
        return new Headers(new Freshness(syndication.fresh(name), false), links);
    }
}
