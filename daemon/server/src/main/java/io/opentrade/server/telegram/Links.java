package io.opentrade.server.telegram;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import io.opentrade.store.ChatLink;
import io.opentrade.store.TelegramStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Who may talk to the bot. What is taken away here holds at once. Safe for use by many threads.
final class Links {
  static final String VIEWER = "viewer";
  static final String TRADER = "trader";

  private final TelegramStore store;
  private final Map<Long, ChatLink> byPerson = new ConcurrentSkipListMap<>();
  private volatile Runnable changed = () -> {};

  Links(TelegramStore store) {
    this.store = store;
    store.links().forEach(link -> byPerson.put(link.person(), link));
  }

  /// Who is told when somebody comes or goes.
  void onChange(Runnable listener) {
    changed = listener;
  }

  List<ChatLink> all() {
    return List.copyOf(byPerson.values());
  }

  /// The link of that person in that chat.
  Optional<ChatLink> find(Incoming.Sender sender) {
    return Optional.ofNullable(byPerson.get(sender.person()))
        .filter(link -> link.chat() == sender.chat());
  }

  Optional<ChatLink> of(long person) {
    return Optional.ofNullable(byPerson.get(person));
  }

  void put(ChatLink link) {
    store.put(link);
    byPerson.put(link.person(), link);
    changed.run();
  }

  /// A change of what the person chose; nothing where they were sent away meanwhile.
  void change(ChatLink changed) {
    synchronized (byPerson) {
      if (byPerson.containsKey(changed.person())) {
        put(changed);
      }
    }
  }

  /// @return those who may talk no more
  Collection<ChatLink> revoke(Collection<ChatLink> links) {
    synchronized (byPerson) {
      links.forEach(link -> byPerson.remove(link.person()));
      links.forEach(link -> store.remove(link.person()));
    }
    changed.run();
    return links;
  }

  /// In whose name the commands of a link run. Never the owner's, whatever is stored.
  static Actor actor(ChatLink link) {
    return new Actor(
        Actor.Kind.TELEGRAM,
        new ForeignText("telegram " + link.person()),
        mayTrade(link) ? Role.TRADER : Role.VIEWER,
        Scope.ALL);
  }

  static boolean mayTrade(ChatLink link) {
    return link.role().equals(TRADER);
  }
}
