-- THE HUB (WebSub, W3C Recommendation 23 January 2018) ----------------------------------------------------------------

-- What was asked of the hub and is not verified yet; one for each topic and callback, the newest. It touches
-- hub_subscription only once it is verified.
-- topic: the absolute address of a feed, as it was asked for; path: the same, site-relative.
-- host: of the callback, in lower case. secret: '' for none.
-- told: the hash of the feed when the request came: a change since then is delivered once the request is verified.
-- attempts: verifications that got no answer. due_at: not to be verified before.
-- epoch counts claims and newer requests; claimed_at: until when a node has it in hand, by the database's clock.
create table hub_request (
    id         ${number},
    topic      text not null,
    callback   text not null,
    path       text not null,
    host       text not null,
    mode       text not null check (mode in ('SUBSCRIBE', 'UNSUBSCRIBE')),
    lease_seconds bigint not null,
    secret     text not null,
    told       text not null,
    attempts   int not null,
    due_at     bigint not null,
    epoch      bigint not null,
    claimed_at bigint not null,
    unique (topic, callback)
);

create index hub_request_due on hub_request (due_at);
create index hub_request_by_host on hub_request (host);

-- Who gets a feed as it changes, until when (by the database's clock).
-- news: the hash of the newest state that was published since; told: of the last one that was delivered.
-- Something is due while they differ. marked_at: when news was set.
-- failures: deliveries in vain since the last success. due_at: not to be offered before.
-- told_at: when a delivery last succeeded; 0 before. reply: what the callback said last.
create table hub_subscription (
    id         ${number},
    topic      text not null,
    callback   text not null,
    path       text not null,
    host       text not null,
    secret     text not null,
    lease_at   bigint not null,
    news       text not null,
    marked_at  bigint not null,
    told       text not null,
    told_at    bigint not null,
    failures   int not null,
    due_at     bigint not null,
    reply      text not null,
    epoch      bigint not null,
    claimed_at bigint not null,
    unique (topic, callback)
);

create index hub_subscription_by_path on hub_subscription (path);
create index hub_subscription_by_host on hub_subscription (host);
create index hub_subscription_by_lease on hub_subscription (lease_at);
create index hub_subscription_due on hub_subscription (due_at) where news <> told;

-- Which feeds an outside hub is to be told of. The columns mean what they mean above.
create table hub_ping (
    hub        text not null,
    topic      text not null,
    news       text not null,
    told       text not null,
    failures   int not null,
    due_at     bigint not null,
    epoch      bigint not null,
    claimed_at bigint not null,
    primary key (hub, topic)
);

create index hub_ping_due on hub_ping (due_at) where news <> told;
