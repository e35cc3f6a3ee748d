package org.gazette.subscribers;

import java.time.Instant;
import org.gazette.mail.EmailAddress;

/**
 * A row of a file of readers.
 *
 * @param since when the reader agreed elsewhere; {@link Instant#EPOCH} when the file does not say
 */
public record ImportedReader(long line, EmailAddress address, String name, Instant since) {}
