package io.opentrade.server.venue.stream;

import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One account's events told over several connections: it is listened to while all of them are,
/// and lost when one of them is. The first that stands is told, the others are not.
public final class JoinedStreams implements Following {
  private final List<Stream> streams = new ArrayList<>();
  private final Set<Integer> connected = new HashSet<>();
  private final Set<Integer> listening = new HashSet<>();
  private final StreamListener listener;
  private final int count;

  /// Begins at once.
  public JoinedStreams(
      StreamNetwork network, List<StreamDialect> dialects, StreamListener listener) {
    this.listener = listener;
    this.count = dialects.size();
    for (int number = 0; number < count; number++) {
      int own = number;
      streams.add(new Stream(network, dialects.get(number), Set.of(), event -> heard(own, event)));
    }
  }

  /// One at a time, so that the listener hears them in an order.
  private synchronized void heard(int number, StreamEvent event) {
    switch (event) {
      case StreamEvent.Own(AccountNews.Listening _) -> {
        listening.add(number);
        if (listening.size() == count) {
          listener.heard(event);
        }
      }
      case StreamEvent.Connected _ -> {
        boolean first = connected.isEmpty();
        connected.add(number);
        if (first) {
          listener.heard(event);
        }
      }
      case StreamEvent.Lost _ -> {
        connected.remove(number);
        listening.remove(number);
        listener.heard(event);
      }
      case StreamEvent.Own _, StreamEvent.Trades _, StreamEvent.Snapshot _, StreamEvent.Change _ ->
          listener.heard(event);
    }
  }

  @Override
  public void restart(String why) {
    streams.forEach(stream -> stream.restart(why));
  }

  @Override
  public void close() {
    streams.forEach(Stream::close);
  }
}
