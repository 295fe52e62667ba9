package io.opentrade.server.rpc;

import io.opentrade.protocol.frame.Frames;
import io.opentrade.server.access.Refusal;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The open connections by one of the sockets.
public final class Connections {
  private static final long PARTING_MILLIS = 1000;

  /// What all clients of a socket may make the daemon keep, of the 384 MB that it has.
  private static final long ROOM = 96 << 20;

  private final Entrance entrance;
  private final Services services;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong count = new AtomicLong();
  private final AtomicInteger counted;
  private final int most;
  private final String prefix;
  private final Room room = new Room(ROOM);

  /// @param counted kept at the number of open connections
  /// @param most that may be open by this socket
  /// @param prefix of their names
  public Connections(
      Entrance entrance, Services services, AtomicInteger counted, int most, String prefix) {
    this.entrance = entrance;
    this.most = most;
    this.prefix = prefix;
    this.services = services;
    this.counted = counted;
  }

  /// Serves one connection to its end, on the present thread.
  public void welcome(SocketChannel peer) {
    Optional<Visitor> visitor = entrance.welcome(peer);
    if (visitor.isEmpty()) {
      services.log().warn("a stranger was turned away");
      services.refusals().count(Refusal.STRANGER);
      turnAway(peer, services.say(Sentence.PEER_REFUSED));
    } else if (open.size() >= most) {
      turnAway(peer, services.say(Sentence.TOO_MANY_REQUESTS, most));
    } else {
      String name = prefix + count.incrementAndGet();
      int lineLimit = entrance.admits().lineLimit();
      serve(
          new Connection(peer, visitor.orElseThrow(), name, lineLimit, room.new Share(), services));
    }
  }

  private void serve(Connection connection) {
    open.add(connection);
    counted.incrementAndGet();
    try {
      connection.serve();
    } finally {
      open.remove(connection);
      counted.decrementAndGet();
    }
  }

  /// Sends what is still to be said, then closes them all.
  public void close() throws InterruptedException {
    for (Connection connection : open) {
      connection.close(PARTING_MILLIS);
    }
  }

  private static void turnAway(SocketChannel peer, String why) {
    try (peer) {
      peer.write(ByteBuffer.wrap(Frames.refusal(null, Frames.REFUSED, why)));
    } catch (IOException _) {
      // it did not wait for the answer
    }
  }
}
