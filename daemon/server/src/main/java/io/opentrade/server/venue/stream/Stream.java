package io.opentrade.server.venue.stream;

import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import java.time.Duration;
import java.util.Set;
import okhttp3.Request;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;

/// One connection that is followed until it is closed. A thread of its own opens it, reads it and
/// tells the listener, so that events come in order; silence, nonsense and a listener that is too
/// slow all end in the same way: `Lost`, a pause, and everything is subscribed anew.
public final class Stream implements Following {
  private final StreamNetwork network;
  private final StreamDialect dialect;
  private final Set<Topic> topics;
  private final StreamListener listener;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Incoming present;

  /// Events that were told, over all connections.
  private long heard;

  /// Begins at once.
  public Stream(
      StreamNetwork network, StreamDialect dialect, Set<Topic> topics, StreamListener listener) {
    this.network = network;
    this.dialect = dialect;
    this.topics = Set.copyOf(topics);
    this.listener = listener;
    this.thread =
        Thread.ofVirtual().name("stream " + dialect.address().host()).unstarted(this::run);
    thread.start();
  }

  private void run() {
    int failures = 0;
    while (!closed) {
      long before = heard;
      String why;
      try {
        why = connection();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException broken) {
        // What cannot be taken in ends a connection, never the stream.
        why = "a message could not be taken in: " + broken;
      }
      if (closed) {
        return;
      }
      listener.heard(new StreamEvent.Lost(why));
      failures = heard > before ? 1 : failures + 1;
      if (!paused(failures, why)) {
        return;
      }
    }
  }

  /// Follows one connection; why it ended.
  private String connection() throws InterruptedException {
    var limit = new MessageLimit();
    var incoming = new Incoming(network.settings().waiting(), limit);
    present = incoming;
    Request request = new Request.Builder().url(dialect.address()).build();
    WebSocket socket = limit.on(network.client()).newWebSocket(request, incoming);
    try {
      return new Reading(socket, incoming).untilItEnds();
    } finally {
      socket.cancel();
    }
  }

  /// Doubled each time up to the longest, and of that between half and all.
  private boolean paused(int failures, String why) {
    StreamSettings settings = network.settings();
    long doubled = settings.firstPause().toMillis() << Math.min(failures - 1, 20);
    long most = Math.min(doubled, settings.longestPause().toMillis());
    long millis = most / 2 + network.random().nextLong(Math.max(1, most - most / 2 + 1));
    try {
      network.pace().pause(Duration.ofMillis(millis), why);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void restart(String why) {
    Incoming incoming = present;
    if (incoming != null) {
      incoming.end(why);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    restart("closed");
  }

  /// One connection from its opening to its end.
  private final class Reading {
    private final WebSocket socket;
    private final Incoming incoming;
    private long lastHeard = System.nanoTime();
    private long lastBeat = lastHeard;
    private boolean subscribed;

    Reading(WebSocket socket, Incoming incoming) {
      this.socket = socket;
      this.incoming = incoming;
    }

    /// Why it ended.
    String untilItEnds() throws InterruptedException {
      while (true) {
        Incoming.Signal signal = incoming.next(untilBeat());
        switch (signal) {
          case Incoming.Opened _ -> {
            dialect.subscribe(topics).forEach(socket::send);
            subscribed = true;
            lastHeard = System.nanoTime();
            listener.heard(new StreamEvent.Connected());
          }
          case Incoming.Text(String text) -> {
            String nonsense = understood(text);
            if (nonsense != null) {
              return nonsense;
            }
          }
          case Incoming.Ended(String why) -> {
            return why;
          }
          case null -> {
            if (System.nanoTime() - lastHeard > network.settings().idle().toNanos()) {
              return "silent for " + network.settings().idle().toMillis() + " ms";
            }
          }
        }
        beat();
      }
    }

    private Duration untilBeat() {
      long next = lastBeat + network.settings().heartbeat().toNanos() - System.nanoTime();
      return Duration.ofNanos(Math.clamp(next, 1_000_000L, network.settings().idle().toNanos()));
    }

    private void beat() {
      String beat = dialect.heartbeat();
      boolean due = System.nanoTime() - lastBeat >= network.settings().heartbeat().toNanos();
      if (due) {
        lastBeat = System.nanoTime();
        if (beat != null && subscribed) {
          socket.send(beat);
        }
      }
    }

    /// Tells what a message says; what is wrong with it, where something is.
    private @Nullable String understood(String text) {
      lastHeard = System.nanoTime();
      if (dialect.isPulse(text)) {
        return null;
      }
      try {
        Json message = Json.parse(text);
        String reply = dialect.reply(message);
        if (reply != null) {
          socket.send(reply);
        }
        for (StreamEvent event : dialect.read(message)) {
          heard++;
          listener.heard(event);
        }
        return null;
      } catch (UnexpectedAnswer e) {
        return "a message of an unknown form: " + e.found();
      }
    }
  }
}
