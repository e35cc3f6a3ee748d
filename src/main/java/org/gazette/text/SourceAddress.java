package org.gazette.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Where stories that are brought in stood before: their relative addresses are made absolute against it. An address
 * that begins with {@code /media/} belongs to our own site and stays.
 */
public final class SourceAddress {
    private static final String OWN = "/media/";
    private static final List<String> NAMES = List.of("href", "src", "poster", "data", "cite", "data-src");

    private final URI base;
    private final Addresses addresses;

    /** @param base an absolute http or https address; a missing slash at its end is added */
    public SourceAddress(URI base) {
        String scheme = String.valueOf(base.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw new IllegalArgumentException("'" + base + "' is not an address such as https://old.gazette.example/");
        }
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.addresses = new Addresses(this::join);
    }

    /** HTML whose addresses are absolute, and how many had to be made so. */
    public record Absolute(String html, int changed) {}

    /** @return an absolute http, https or mailto address, or our own path; empty when it is neither */
    public Optional<String> of(String reference) {
        String clean = Addresses.clean(reference);
        return clean.startsWith(OWN) ? Optional.of(clean) : addresses.resolve(clean);
    }

    /** The address of a path of that site, which begins at its front whether or not the path begins with a slash. */
    public String path(String path) {
        return base + path.replaceFirst("^/+", "");
    }

    /** HTML as it came when there was nothing to change. */
    public Absolute html(String html) {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        int changed = 0;
        for (Element element : page.body().getAllElements()) {
            for (String name : NAMES) {
                changed += element.hasAttr(name) && change(element, name) ? 1 : 0;
            }
            changed += element.hasAttr("srcset") && changeSet(element) ? 1 : 0;
        }
        return new Absolute(changed == 0 ? html : page.body().html(), changed);
    }

    private boolean change(Element element, String name) {
        String address = Addresses.clean(element.attr(name));
        if (!isRelative(address)) {
            return false;
        }
        Optional<String> absolute = of(address);
        absolute.ifPresent(found -> element.attr(name, found));
        return absolute.isPresent();
    }

    private boolean changeSet(Element element) {
        List<String> relative = new ArrayList<>();
        String set = SourceSet.mapped(element.attr("srcset"), address -> {
            if (isRelative(address)) {
                relative.add(address);
                return of(address);
            }
            return Optional.of(address);
        });
        if (!relative.isEmpty()) {
            element.attr("srcset", set);
        }
        return !relative.isEmpty();
    }

    private static boolean isRelative(String address) {
        return !address.isEmpty()
                && !address.startsWith("#")
                && !address.startsWith(OWN)
                && !Addresses.isAbsolute(address);
    }

    /** As a browser would (RFC 3986 §5.2), on the page at the front of the site. */
    private String join(String reference) {
        if (reference.startsWith("//")) {
            return base.getScheme() + ":" + reference;
        }
        if (reference.startsWith("/")) {
            return base.getScheme() + "://" + base.getRawAuthority() + reference;
        }
        return base + reference.replaceFirst("^(\\.{1,2}/)+", "");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
