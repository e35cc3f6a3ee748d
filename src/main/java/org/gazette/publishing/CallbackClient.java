package org.gazette.publishing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.gazette.text.PublicAddresses;
import org.gazette.text.SiteAddress;

/**
 * Calls addresses that strangers gave us: only public ones, looked up anew for each call and connected to as checked. It
 * follows no redirect, keeps no cookie, shows no credentials, goes through no proxy, keeps no connection, and reads no
 * more than it was asked to. Safe for many threads.
 */
public final class CallbackClient implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(100)
            .setMaxLineLength(8_192)
            .setMaxEmptyLineCount(3)
            .build();

    /** How long a call may take: to connect, between two packets, and in all. */
    public record Patience(Duration connect, Duration read, Duration all) {
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    private final CloseableHttpClient client;
    private final Patience patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(CallbackClient::thread);

    /** @param addresses those that may be called */
    public CallbackClient(SiteAddress site, PublicAddresses addresses) {
        this(site, addresses, InetAddress::getAllByName, Patience.USUAL);
    }

    public CallbackClient(SiteAddress site, PublicAddresses addresses, Names names, Patience patience) {
        this.patience = patience;
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections(new CheckedNames(names, addresses), patience))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(patience.read()))
                        .setConnectionRequestTimeout(timeout(patience.connect()))
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Gazette (+" + site + ")")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    private static HttpClientConnectionManager connections(CheckedNames names, Patience patience) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(LIMITS)
                        .build())
                .setDnsResolver(names)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(patience.connect()))
                        .setSocketTimeout(timeout(patience.read()))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(patience.connect()))
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build();
    }

    /** @param most how many bytes of the body are read; what is behind them is left unread */
    CallbackReply get(URI address, int most) {
        return call(new HttpGet(address), most);
    }

    /** @param headers with {@code Content-Type} among them */
    CallbackReply post(URI address, byte[] body, Map<String, String> headers) {
        HttpPost post = new HttpPost(address);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, null));
        return call(post, 0);
    }

    private CallbackReply call(HttpUriRequestBase request, int most) {
        Future<?> end = watch.schedule(request::cancel, patience.all().toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            return new CallbackReply(response.getCode(), body(response, most), "");
        } catch (IOException | IllegalStateException e) {
            return CallbackReply.none(words(e));
        } finally {
            end.cancel(false);
            request.cancel();
        }
    }

    private static byte[] body(ClassicHttpResponse response, int most) throws IOException {
        HttpEntity body = response.getEntity();
        return most == 0 || body == null ? new byte[0] : body.getContent().readNBytes(most);
    }

    private static String words(Exception e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "callback-watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException("the client of callbacks does not close", e);
        }
    }
}
