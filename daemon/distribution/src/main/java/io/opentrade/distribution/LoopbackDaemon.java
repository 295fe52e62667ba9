package io.opentrade.distribution;

import io.opentrade.protocol.frame.Finished;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import io.opentrade.protocol.frame.Home;
import io.opentrade.protocol.frame.LineReader;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Output;
import io.opentrade.protocol.frame.Welcome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The other end for the client's training: greets, prints something, ends.
final class LoopbackDaemon implements AutoCloseable {
  private final ServerSocketChannel server;

  private LoopbackDaemon(ServerSocketChannel server) {
    this.server = server;
  }

  /// Listens below a home folder.
  static LoopbackDaemon open(Path home) throws IOException {
    Path socket = Home.of(Map.of("OPENTRADE_HOME", home.toString()), "/").socket();
    Path folder = socket.resolveSibling("");
    Files.createDirectories(folder);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return new LoopbackDaemon(server);
  }

  /// Serves, on a thread of its own, until closed.
  void start() {
    Thread.ofPlatform().daemon().start(this::serve);
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel peer = server.accept()) {
        answer(peer);
      } catch (IOException e) {
        continue; // the training of the client fails then, and says so
      }
    }
  }

  private static void answer(SocketChannel peer) throws IOException {
    LineReader lines = new LineReader(peer, Frames.LINE_LIMIT);
    for (Message message = lines.next(); message != null; message = lines.next()) {
      if (!(message instanceof Message.Call call)) {
        continue;
      }
      if (call.method().equals("hello")) {
        Hello hello = Hello.of(call.params());
        Welcome welcome = new Welcome(Frames.PROTOCOL, hello.client(), hello.build(), 1, true);
        send(peer, Frames.answer(call.id(), welcome));
      } else {
        send(peer, Frames.notice(new Output(1, "OpenTrade \u2502 \"ready\"\n".repeat(100))));
        send(peer, Frames.notice(new Output(2, "done\n")));
        send(peer, Frames.answer(call.id(), new Finished(0)));
      }
    }
  }

  private static void send(SocketChannel peer, byte[] line) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(line);
    while (rest.hasRemaining()) {
      peer.write(rest);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
