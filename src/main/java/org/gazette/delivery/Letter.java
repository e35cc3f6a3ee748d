package org.gazette.delivery;

/** An edition as mail, stored once. */
public record Letter(String sender, String subject, String html, String plain) {}
