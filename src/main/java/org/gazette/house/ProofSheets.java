package org.gazette.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gazette.delivery.Filling;
import org.gazette.mail.Blank;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.Choices;
import org.gazette.publishing.Proof;
import org.gazette.subscribers.Subscriber;
import org.gazette.text.SiteAddress;

/** Trial prints of an issue as files: what one reader would get, from the same code, and nothing is written down. */
public final class ProofSheets {
    private final House house;

    public ProofSheets(House house) {
        this.house = house;
    }

    /** @param to the reader whose choices count; every section and the newsletter's language when there is none */
    public Proof pull(Newsletter newsletter, LocalDate date, Optional<EmailAddress> to) {
        return to.map(address -> house.readerCopy().pull(newsletter, date, address))
                .orElseGet(() -> house.pressRun().preview(newsletter, date, Choices.everything(newsletter)));
    }

    /** Writes the issue as HTML, plain text and mail. @return the files */
    public List<Path> write(Proof.Pulled proof, Path folder, Optional<EmailAddress> to) throws IOException {
        Files.createDirectories(folder);
        String name = proof.issue().newsletter().replace('.', '-') + "-"
                + proof.issue().date();
        Filling filling = filling(proof, to);
        Path html = folder.resolve(name + ".html");
        Path text = folder.resolve(name + ".txt");
        Path mail = folder.resolve(name + ".eml");
        Files.writeString(html, filled(proof.edition().html(), filling));
        Files.writeString(text, filled(proof.edition().plain(), filling));
        Files.write(mail, proof.letter().template().fill(filling));
        return List.of(html, text, mail);
    }

    private Filling filling(Proof.Pulled proof, Optional<EmailAddress> to) {
        Optional<Subscriber> reader = to.flatMap(address -> house.subscribers().of(address));
        EmailAddress sender = proof.letter().sender().address();
        String newsletter = Newsletter.listOf(proof.issue().newsletter());
        return new Filling(
                to.orElse(sender),
                reader.map(Subscriber::name).orElse(""),
                reader.map(one -> house.leaving().wayOutUrl(one.id(), newsletter))
                        .orElseGet(() -> house.address().of(SiteAddress.newsletter(newsletter))),
                "<preview." + proof.issue().date() + "@" + sender.domain() + ">",
                house.clock().instant());
    }

    private static String filled(String text, Filling filling) {
        String name = filling.name().isEmpty() ? "" : ", " + filling.name();
        return text.replace(Blank.NAME.mark(), name).replace(Blank.WAY_OUT.mark(), filling.wayOutUrl());
    }
}
