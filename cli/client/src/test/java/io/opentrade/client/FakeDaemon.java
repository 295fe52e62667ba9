package io.opentrade.client;

import io.opentrade.protocol.frame.CommandRun;
import io.opentrade.protocol.frame.Finished;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.LineReader;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Output;
import io.opentrade.protocol.frame.Params;
import io.opentrade.protocol.frame.Welcome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A daemon that does what a test says, on a real socket.
final class FakeDaemon implements AutoCloseable {
  /// What it does with a command, between the welcome and the answer.
  interface Play {
    /// @return the exit code, or -1 to close the line without a word
    int command(Peer peer, CommandRun run) throws Exception;
  }

  /// One connection, seen from the daemon.
  static final class Peer {
    private final SocketChannel channel;
    private final LineReader lines;
    private int calls;

    Peer(SocketChannel channel) {
      this.channel = channel;
      this.lines = new LineReader(channel, Frames.LINE_LIMIT);
    }

    void out(String text) throws IOException {
      send(Frames.notice(new Output(1, text)));
    }

    void err(String text) throws IOException {
      send(Frames.notice(new Output(2, text)));
    }

    void send(byte[] line) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }

    /// Calls the client and waits for its answer.
    Message call(Params params) throws IOException {
      String id = "s" + ++calls;
      send(Frames.call(id, params));
      while (true) {
        Message message = next();
        if (message instanceof Message.Answer answer && answer.id().equals(id)
            || message instanceof Message.Refusal refusal && id.equals(refusal.id())) {
          return message;
        }
      }
    }

    Message next() throws IOException {
      Message message = lines.next();
      if (message == null) {
        throw new IOException("the client left");
      }
      return message;
    }

    /// Waits for a notice of that method.
    Message.Notice notice(String method) throws IOException {
      while (true) {
        if (next() instanceof Message.Notice notice && notice.method().equals(method)) {
          return notice;
        }
      }
    }
  }

  private final ServerSocketChannel server;
  private final Play play;
  private final String build;
  private final boolean idle;
  final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

  private FakeDaemon(ServerSocketChannel server, String build, boolean idle, Play play) {
    this.server = server;
    this.build = build;
    this.idle = idle;
    this.play = play;
  }

  static FakeDaemon start(Path home, Play play) throws IOException {
    return start(home, "development", true, play);
  }

  static FakeDaemon start(Path home, String build, boolean idle, Play play) throws IOException {
    Path socket = home.resolve("run/daemon.sock");
    Files.createDirectories(home.resolve("run"));
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    FakeDaemon daemon = new FakeDaemon(server, build, idle, play);
    Thread.ofPlatform().daemon().start(daemon::accept);
    return daemon;
  }

  /// The next thing that a play has noted down.
  @Nullable Object note() throws InterruptedException {
    return seen.poll(10, TimeUnit.SECONDS);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(channel));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      Peer peer = new Peer(channel);
      while (true) {
        if (peer.next() instanceof Message.Call call) {
          answer(peer, call);
        }
      }
    } catch (Exception e) {
      seen.add(e);
    }
  }

  private void answer(Peer peer, Message.Call call) throws Exception {
    switch (call.method()) {
      case "hello" ->
          peer.send(Frames.answer(call.id(), new Welcome(1, "9.9", build, 4_000_000, idle)));
      case "command.run" -> {
        if (!build.equals("development")) {
          peer.send(Frames.refusal(call.id(), Frames.OTHER_BUILD, "another build"));
          return;
        }
        int exit = play.command(peer, CommandRun.of(call.params()));
        if (exit < 0) {
          peer.channel.close();
        } else {
          peer.send(Frames.answer(call.id(), new Finished(exit)));
        }
      }
      default -> seen.add(call.method());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
