/*
 * An SMTP server that takes everything and keeps nothing, as fast as one core can: fast-sink PORT [EXTENSION…]
 * Offers the extensions that it is told to offer; PIPELINING and CHUNKING (BDAT) work whether offered or not.
 * Says on stdout when it listens, and after the first message and every 10,000th: how many, and when (milliseconds); and
 * how many in all when it is told to end (SIGTERM).
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#define ROOM (256 * 1024)
#define EVERY 10000

enum { COMMAND, DATA, CHUNK };

struct guest {
    int socket;
    int state;
    long left; /* of a chunk */
    int last;  /* whether it is the last chunk */
    size_t have;
    size_t said;
    char in[ROOM];
    char out[16 * 1024];
};

static long messages;
static char greeting[1024];

static void say(struct guest *g, const char *words) {
    size_t length = strlen(words);
    if (g->said + length < sizeof g->out) {
        memcpy(g->out + g->said, words, length);
        g->said += length;
    }
}

static void leave(int signal) {
    char words[32];
    int length = snprintf(words, sizeof words, "%ld in all\n", messages);
    _exit(write(1, words, length) == length && signal == SIGTERM ? 0 : 1);
}

static void taken(struct guest *g) {
    say(g, "250 2.0.0 taken\r\n");
    if (++messages == 1 || messages % EVERY == 0) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        printf("%ld %lld\n", messages, now.tv_sec * 1000LL + now.tv_nsec / 1000000);
        fflush(stdout);
    }
}

/* @return 0 when the guest leaves */
static int command(struct guest *g, const char *line) {
    if (!strncasecmp(line, "EHLO", 4) || !strncasecmp(line, "HELO", 4)) {
        say(g, greeting);
    } else if (!strncasecmp(line, "DATA", 4)) {
        say(g, "354 go ahead\r\n");
        g->state = DATA;
    } else if (!strncasecmp(line, "BDAT ", 5)) {
        g->left = atol(line + 5);
        g->last = strstr(line, "LAST") != NULL || strstr(line, "last") != NULL;
        g->state = CHUNK;
    } else if (!strncasecmp(line, "QUIT", 4)) {
        say(g, "221 2.0.0 bye\r\n");
        return 0;
    } else {
        say(g, "250 2.0.0 ok\r\n");
    }
    return 1;
}

/* Where a body ends, whose first line may be the lone dot; NULL when the end is not there yet. */
static char *dot(char *at, size_t length) {
    char *end = memmem(at, length, "\r\n.\r\n", 5);
    return end == NULL ? NULL : end + 5;
}

/* @return 0 when the guest leaves */
static int obey(struct guest *g) {
    char *at = g->in;
    char *end = g->in + g->have;
    int stays = 1;
    while (stays && at < end) {
        if (g->state == COMMAND) {
            char *line = memchr(at, '\n', end - at);
            if (line == NULL) {
                break;
            }
            *line = 0;
            stays = command(g, at);
            at = line + 1;
            if (g->state == DATA) {
                at -= 2; /* the end of the command is the line end before a lone dot */
                at[0] = '\r';
                at[1] = '\n';
            }
        } else if (g->state == CHUNK) {
            long some = end - at < g->left ? end - at : g->left;
            at += some;
            g->left -= some;
        } else {
            char *after = dot(at, end - at);
            if (after == NULL) {
                at = end - at > 4 ? end - 4 : at;
                break;
            }
            at = after;
            g->state = COMMAND;
            taken(g);
        }
        if (g->state == CHUNK && g->left == 0) {
            g->state = COMMAND;
            if (g->last) {
                taken(g);
            } else {
                say(g, "250 2.0.0 go on\r\n");
            }
        }
    }
    g->have = end - at;
    memmove(g->in, at, g->have);
    return stays;
}

static int serve(struct guest *g) {
    ssize_t got = read(g->socket, g->in + g->have, ROOM - g->have);
    if (got <= 0) {
        return got < 0 && errno == EAGAIN;
    }
    g->have += got;
    int stays = obey(g);
    if (g->said > 0) {
        if (write(g->socket, g->out, g->said) < 0) {
            return 0;
        }
        g->said = 0;
    }
    return stays;
}

int main(int count, char **words) {
    int port = count > 1 ? atoi(words[1]) : 2525;
    int door = socket(AF_INET, SOCK_STREAM, 0);
    int yes = 1;
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(door, (struct sockaddr *) &here, sizeof here) < 0 || listen(door, 512) < 0) {
        perror("fast-sink");
        return 1;
    }
    strcpy(greeting, "250-fast-sink\r\n");
    for (int at = 2; at < count; at++) {
        snprintf(greeting + strlen(greeting), sizeof greeting - strlen(greeting), "250-%s\r\n", words[at]);
    }
    strncat(greeting, "250 ENHANCEDSTATUSCODES\r\n", sizeof greeting - strlen(greeting) - 1);
    int poll = epoll_create1(0);
    struct epoll_event watch = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &watch);
    signal(SIGTERM, leave);
    printf("listening\n");
    fflush(stdout);
    for (;;) {
        struct epoll_event events[64];
        int ready = epoll_wait(poll, events, 64, -1);
        for (int at = 0; at < ready; at++) {
            struct guest *g = events[at].data.ptr;
            if (g == NULL) {
                g = calloc(1, sizeof *g);
                g->socket = accept(door, NULL, NULL);
                setsockopt(g->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                watch.data.ptr = g;
                epoll_ctl(poll, EPOLL_CTL_ADD, g->socket, &watch);
                if (write(g->socket, "220 fast-sink ESMTP\r\n", 21) < 0) {
                    perror("fast-sink");
                }
            } else if (!serve(g)) {
                close(g->socket);
                free(g);
            }
        }
    }
}
