package io.opentrade.server.app;

import io.opentrade.protocol.frame.Finished;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Home;
import io.opentrade.protocol.frame.LineReader;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Output;
import io.opentrade.protocol.frame.Welcome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Stands where the daemon's main class stands: a daemon that only greets, prints its process and
/// build, and stops when asked. `refuse` in its home makes it fail to start.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Home home = Home.of(System.getenv(), "/");
    Files.createDirectories(home.state());
    Files.writeString(
        home.state().resolve("starts"),
        ProcessHandle.current().pid() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    if (Files.exists(home.state().resolveSibling("refuse"))) {
      System.err.println("some noise");
      System.err.println("opentrade: the disk is full");
      System.exit(1);
    }
    FileChannel lock =
        FileChannel.open(home.daemonLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      System.exit(1);
    }
    Path socket = home.socket();
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    while (true) {
      SocketChannel peer = server.accept();
      Thread.ofVirtual().start(() -> serve(peer));
    }
  }

  private static void serve(SocketChannel channel) {
    String build = System.getProperty("opentrade.build", "");
    try (channel) {
      LineReader lines = new LineReader(channel, Frames.LINE_LIMIT);
      boolean welcome = true;
      for (Message message = lines.next(); message != null; message = lines.next()) {
        if (!(message instanceof Message.Call call)) {
          continue;
        }
        long pid = ProcessHandle.current().pid();
        if (call.method().equals("hello")) {
          Object wanted = call.params().get("build");
          welcome = build.equals(wanted) || "*".equals(wanted);
          send(channel, Frames.answer(call.id(), new Welcome(1, "9.9", build, pid, true)));
        } else if (call.method().equals("daemon.stop")) {
          send(channel, Frames.answer(call.id(), new io.opentrade.protocol.frame.Done()));
          System.exit(0);
        } else if (welcome) {
          send(channel, Frames.notice(new Output(1, pid + " " + build + "\n")));
          send(channel, Frames.answer(call.id(), new Finished(0)));
        } else {
          send(channel, Frames.refusal(call.id(), Frames.OTHER_BUILD, "another build"));
        }
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  private static void send(SocketChannel channel, byte[] line) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(line);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }
}
