-- Who reads us: what each agent did with each feed on a day (2020-11-16, in UTC). No address is kept.
-- agent:       such as Feedly; '' in the row that counts all of them
-- source:      by what name the agent knows the feed; '' where it has none
-- subscribers: the newest figure that the agent gave; 0 when it gave none
-- pollers:     a sketch of the distinct ones, in the row that counts all agents
create table readership (
    day          text not null,
    feed         text not null,
    agent        text not null,
    source       text not null,
    subscribers  bigint not null,
    polls        bigint not null,
    full_answers bigint not null,
    not_modified bigint not null,
    pollers      ${bytes} not null,
    primary key (day, feed, agent, source)
);
