package org.gazette.feeds;
import java.time.Instant;
import java.util.List;
/** S. */
public final class Sitemaps {
    private Sitemaps() {}
    /** S. */
    public record Place(String address, Instant changed) {}
    /** S. */
    public record NewsPlace(String address, String headline, String language, Instant published) {}
    public static byte[] urlset(List<Place> p) { return p.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8); }
    public static byte[] index(List<Place> p) { return urlset(p); }
    public static byte[] news(String a, String b, List<NewsPlace> p) { return p.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8); }
}
