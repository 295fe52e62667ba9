package io.opentrade.server.rpc;

import io.opentrade.server.log.Log;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/// Listens on the Unix socket. The caller holds the instance lock, so a socket file that is there
/// already was left behind by a dead daemon and is deleted.
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final long PAUSE_MILLIS = 50;

  private final ServerSocketChannel channel;
  private final Path socket;
  private final Log log;

  private Listener(ServerSocketChannel channel, Path socket, Log log) {
    this.channel = channel;
    this.socket = socket;
    this.log = log;
  }

  /// @param welcome handed each new connection on a virtual thread of its own; closes it at the end
  /// @throws IOException where the socket cannot be bound
  public static Listener open(Path socket, Log log, Consumer<SocketChannel> welcome)
      throws IOException {
    return open(socket, false, log, welcome);
  }

  /// @param forOthers whether other users of the machine may connect, as far as its folder lets
  ///     them
  public static Listener open(
      Path socket, boolean forOthers, Log log, Consumer<SocketChannel> welcome) throws IOException {
    if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
      removeLeftOver(socket);
    }
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
      if (forOthers) {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
      }
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
    var listener = new Listener(channel, socket, log);
    Thread.ofVirtual().name("accept").start(() -> listener.accept(welcome));
    return listener;
  }

  private static void removeLeftOver(Path socket) throws IOException {
    var attributes =
        Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isOther()) {
      throw new FileAlreadyExistsException(socket.toString(), null, "it is no socket");
    }
    Files.delete(socket);
  }

  private void accept(Consumer<SocketChannel> welcome) {
    while (channel.isOpen()) {
      try {
        SocketChannel peer = channel.accept();
        Thread.ofVirtual().name("connection").start(() -> welcome.accept(peer));
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException failed) {
        // too many open files, for example: what is open goes on, and room may come
        log.warn("cannot accept a connection", "cause", failed);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets nobody in any more and removes the socket; open connections go on.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(socket);
    channel.close();
  }
}
