package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.IntStream;
import org.gazette.delivery.LocalInbox;
import org.gazette.delivery.ReceivedMail;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;

/** The mailbox on this machine, to be read: a list, and each mail as its reader sees it, as plain text, as source. */
final class InboxPages implements Route {
    private final LocalInbox inbox;
    private final Pages pages;

    InboxPages(LocalInbox inbox, Pages pages) {
        this.inbox = inbox;
        this.pages = pages;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/demo/inbox/", this::list);
        routes.get("/demo/inbox/{number}/html", context -> show(context, "text/html", ReceivedMail::html));
        routes.get("/demo/inbox/{number}/text", context -> show(context, "text/plain", ReceivedMail::plain));
        routes.get("/demo/inbox/{number}/source", context -> show(context, "text/plain", ReceivedMail::source));
    }

    private void list(Context context) {
        List<ReceivedMail> mails = inbox.mails();
        List<PartWords.Mail> words = IntStream.range(0, mails.size())
                .mapToObj(at -> words(at + 1, mails.get(at)))
                .toList();
        context.header("Cache-Control", "no-store").html(pages.inbox(words));
    }

    private static PartWords.Mail words(int number, ReceivedMail mail) {
        String place = "/demo/inbox/" + number + "/";
        return new PartWords.Mail(
                mail.recipient(), mail.from(), mail.subject(), place + "html", place + "text", place + "source");
    }

    /** A part of a mail. */
    @FunctionalInterface
    private interface Part {
        String of(ReceivedMail mail);
    }

    /** In a sandbox, as a mail client would: what is mailed may run nothing here. */
    private void show(Context context, String type, Part part) {
        List<ReceivedMail> mails = inbox.mails();
        String number = context.pathParam("number");
        int at = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
        if (at < 1 || at > mails.size()) {
            context.status(404);
            return;
        }
        context.header(
                        "Content-Security-Policy",
                        "sandbox allow-popups; default-src 'none'; img-src *; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .contentType(type + "; charset=utf-8")
                .result(part.of(mails.get(at - 1)));
    }
}
