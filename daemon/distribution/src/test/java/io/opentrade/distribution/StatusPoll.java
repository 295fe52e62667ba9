package io.opentrade.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Asks a daemon for its status again and again, each time by a new connection, and remembers how
/// long the slowest answer took.
final class StatusPoll implements AutoCloseable {
  private static final String ASK =
      """
      {"jsonrpc":"2.0","id":1,"method":"hello","params":{"protocol":1,"client":"test","build":"*"}}
      {"jsonrpc":"2.0","id":2,"method":"daemon.status","params":{}}
      """;

  private final Path socket;
  private final Thread thread;
  private final NavigableMap<Long, Long> answers = new ConcurrentSkipListMap<>();
  private volatile String trouble = "";
  private volatile boolean over;

  StatusPoll(Path socket) {
    this.socket = socket;
    thread = Thread.ofPlatform().daemon().name("status-poll").start(this::poll);
  }

  private void poll() {
    while (!over) {
      long start = System.nanoTime();
      try {
        ask();
        answers.put(start, (System.nanoTime() - start) / 1_000_000);
        Thread.sleep(100);
      } catch (IOException failure) {
        trouble = failure.toString();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void ask() throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(ASK.getBytes(StandardCharsets.UTF_8)));
      BufferedReader lines =
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      String hello = lines.readLine();
      String status = lines.readLine();
      if (hello == null || status == null || !status.contains("\"result\"")) {
        throw new IOException("no status: " + hello + " " + status);
      }
    }
  }

  /// Milliseconds of the slowest answer that was asked for from then on.
  ///
  /// @param nanoTime of the system's clock
  long worstSince(long nanoTime) {
    return answers.tailMap(nanoTime).values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /// What went wrong; the empty text for nothing.
  String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
