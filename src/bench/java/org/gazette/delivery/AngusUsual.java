package org.gazette.delivery;

import com.sun.management.OperatingSystemMXBean;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * {@code AngusUsual PORT CONNECTIONS}: Angus Mail as it is usually used, a MimeMessage a reader over a kept Transport a
 * thread, with TCP_NODELAY, without a ledger. Takes the orders of {@link Carrier} and answers as it does.
 */
public final class AngusUsual {
    private final Session session;
    private final int port;

    private AngusUsual(int port) {
        Properties words = new Properties();
        words.put("mail.smtp.socketFactory", new Prompt());
        this.session = Session.getInstance(words);
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        AngusUsual angus = new AngusUsual(Integer.parseInt(arguments[0]));
        int connections = Integer.parseInt(arguments[1]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ");
            System.out.println(angus.send(connections, Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        }
    }

    private String send(int connections, int letters, int bytes) throws InterruptedException, ExecutionException {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = machine.getProcessCpuTime();
        long start = System.nanoTime();
        ExecutorService crew = Executors.newFixedThreadPool(connections);
        AtomicInteger next = new AtomicInteger();
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int at = 0; at < connections; at++) {
            senders.add(() -> send(next, letters, bytes));
        }
        int sent = 0;
        for (Future<Integer> one : crew.invokeAll(senders)) {
            sent += one.get();
        }
        crew.shutdown();
        return (System.nanoTime() - start) / 1e9 + " " + (machine.getProcessCpuTime() - cpu) / 1e9 + " " + sent;
    }

    private int send(AtomicInteger next, int letters, int bytes) throws MessagingException {
        int sent = 0;
        String plain = Readership.words(bytes / 6);
        String html = "<html><body>" + Readership.words(bytes * 7 / 10) + "</body></html>";
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            for (int reader = next.incrementAndGet(); reader <= letters; reader = next.incrementAndGet()) {
                MimeMessage message = message(reader, plain, html);
                transport.sendMessage(message, message.getAllRecipients());
                sent++;
            }
        }
        return sent;
    }

    private MimeMessage message(int reader, String plain, String html) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Good morning, Reader " + reader + "\n" + plain, "utf-8", "plain");
        MimeBodyPart page = new MimeBodyPart();
        page.setText(html.replace("<body>", "<body>Good morning, Reader " + reader), "utf-8", "html");
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("news@gazette.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("reader" + reader + "@example.org"));
        message.setSubject("Monday", "utf-8");
        message.setHeader("List-Unsubscribe", "<http://localhost:8080/unsubscribe/" + reader + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setContent(new MimeMultipart("alternative", text, page));
        message.saveChanges();
        return message;
    }

    private static final class Prompt extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }
}
