package io.opentrade.server.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.EventList;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.server.log.Log;
import io.opentrade.store.AlertStore;
import io.opentrade.store.HeardRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Hears of what happens, where some alert wants to. How far it has heard is written down together
/// with what it is about to tell, so that after a kill the same events are told under the same
/// names, and what happened meanwhile is told, too. Safe for use by many threads.
final class EventFeed {
  private final Roster roster;
  private final AlertSources sources;
  private final AlertStore store;
  private final InstantSource clock;
  private final List<EventInfo> untold = new ArrayList<>();
  private boolean listens;

  /// Whether what is told next happened while nobody looked.
  private boolean missed;

  EventFeed(Roster roster, AlertSources sources, AlertStore store, InstantSource clock, Log log) {
    this.roster = roster;
    this.sources = sources;
    this.store = store;
    this.clock = clock;
    store.heard().ifPresent(heard -> goOn(heard, log));
  }

  private void goOn(HeardRow heard, Log log) {
    try {
      List<EventInfo> begun = read(heard.events());
      sources.goOn(heard.position());
      untold.addAll(begun);
      listens = true;
      missed = true;
    } catch (IllegalArgumentException | RequestFailed unreadable) {
      log.warn("what happened since the last daemon ended is not known", "why", unreadable);
    }
  }

  /// Whatever happens from now on is heard, where some alert wants to; what happened before is no
  /// news.
  synchronized void listen() throws InterruptedException {
    if (!listens && roster.needs().events()) {
      store.hear(new HeardRow(sources.news().position(), print(List.of())));
      listens = true;
    }
  }

  /// Tells what has happened since the last look.
  synchronized void look() throws InterruptedException {
    if (!roster.needs().events()) {
      rest();
      return;
    }
    listen();
    AlertSources.News news = sources.news();
    news.events().stream().filter(event -> !event.kind().equals("alert")).forEach(untold::add);
    if (!untold.isEmpty()) {
      store.hear(new HeardRow(news.position(), print(untold)));
    }
    for (EventInfo event : untold) {
      roster.happened(event, nameOf(event), missed, clock.millis());
    }
    missed = false;
    if (!untold.isEmpty()) {
      untold.clear();
      store.hear(new HeardRow(news.position(), print(untold)));
    }
  }

  private void rest() {
    if (listens) {
      sources.skipNews();
      untold.clear();
      listens = false;
      store.forgetHeard();
    }
  }

  private static String print(List<EventInfo> events) {
    return Requests.print(new EventList.Reply(0, false, events));
  }

  private static List<EventInfo> read(String events) {
    try {
      return Requests.read(new ObjectMapper().readTree(events), EventList.Reply.class).events();
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException("no events", damaged);
    }
  }

  /// The same for ever.
  private static String nameOf(EventInfo event) {
    return String.join(
        " ",
        event.kind(),
        String.valueOf(event.account()),
        event.subject().raw(),
        event.at().toString(),
        event.text().raw());
  }
}
