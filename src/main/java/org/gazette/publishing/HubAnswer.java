package org.gazette.publishing;

/**
 * What the hub says to a request.
 *
 * @param status of HTTP: 202, or 4xx
 * @param words one plain line, for the developer at the other end
 */
public record HubAnswer(int status, String words) {
    static HubAnswer accepted(HubRequest request) {
        return new HubAnswer(202, "The request to " + request.mode() + " will be verified.");
    }
}
