package org.gazette.intake;

import java.net.URI;
import java.time.ZoneId;

/**
 * Where the stories that are brought in stood before.
 *
 * @param sourceUrl their site: relative links and pictures are made absolute against it
 * @param zone of the dates that name none
 */
public record Source(URI sourceUrl, ZoneId zone) {}
