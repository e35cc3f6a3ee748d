package org.gazette.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the answer that it wants, picked from its headers in one go. A header on several lines is
 * one list (RFC 9110 §5.3).
 *
 * @param manipulations the header {@code A-IM} (RFC 3229 §10.5.3)
 */
record Asked(
        @Nullable String encodings,
        @Nullable String ifMatch,
        @Nullable String ifUnmodifiedSince,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince,
        @Nullable String manipulations,
        String agent) {

    static Asked in(HttpFields headers) {
        String encodings = null;
        String ifMatch = null;
        String ifUnmodifiedSince = null;
        String ifNoneMatch = null;
        String ifModifiedSince = null;
        String manipulations = null;
        String agent = "";
        int size = headers.size();
        for (int at = 0; at < size; at++) {
            HttpField field = headers.getField(at);
            HttpHeader header = field.getHeader();
            if (header == null) {
                if (field.getName().equalsIgnoreCase("A-IM")) {
                    manipulations = joined(manipulations, field);
                }
                continue;
            }
            switch (header) {
                case ACCEPT_ENCODING -> encodings = joined(encodings, field);
                case IF_MATCH -> ifMatch = joined(ifMatch, field);
                case IF_UNMODIFIED_SINCE -> ifUnmodifiedSince = joined(ifUnmodifiedSince, field);
                case IF_NONE_MATCH -> ifNoneMatch = joined(ifNoneMatch, field);
                case IF_MODIFIED_SINCE -> ifModifiedSince = joined(ifModifiedSince, field);
                case USER_AGENT -> agent = value(field);
                default -> {}
            }
        }
        return new Asked(encodings, ifMatch, ifUnmodifiedSince, ifNoneMatch, ifModifiedSince, manipulations, agent);
    }

    private static String joined(@Nullable String before, HttpField field) {
        return before == null ? value(field) : before + ", " + value(field);
    }

    private static String value(HttpField field) {
        String value = field.getValue();
        return value == null ? "" : value;
    }
}
